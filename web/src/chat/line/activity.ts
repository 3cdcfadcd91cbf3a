/** A button of a reply, as Direct Line names it. */
export type CardAction = {
  readonly type?: string;
  readonly title?: string;
  readonly text?: string;
  readonly displayText?: string;
  readonly value?: unknown;
};

/** A file or a card that hangs on an activity. */
export type LineAttachment = {
  readonly contentType?: string;
  readonly name?: string;
  readonly contentUrl?: string;
  readonly content?: unknown;
};

/** An activity of Direct Line 3.0; of what it may carry, only what the chat reads or writes. */
export type LineActivity = {
  readonly type?: string;
  readonly name?: string;
  readonly id?: string;
  readonly timestamp?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly value?: unknown;
  readonly locale?: string;
  readonly from?: { readonly id?: string; readonly name?: string; readonly role?: string };
  readonly suggestedActions?: { readonly actions?: readonly CardAction[] };
  readonly attachments?: readonly LineAttachment[];
  readonly channelData?: {
    readonly fixpath?: {
      readonly kind?: string;
      readonly joined?: string;
      readonly left?: string;
      readonly retryKey?: string;
    };
    readonly 'webchat:sequence-id'?: number;
    readonly attachmentSizes?: readonly number[];
  };
};

/** What the desk sends at once, and the place in its log up to which it has been sent. */
export type LineFrame = { readonly activities: readonly LineActivity[]; readonly watermark?: string };

/** What became of a request: the desk answered, turned it down by a status, or was not reached. */
export type LineAnswer<Body> =
  | { readonly type: 'answered'; readonly body: Body }
  | { readonly type: 'refused'; readonly status: number; readonly wait: number }
  | { readonly type: 'unreached' };

/** A message on its way: the activity under the key that every attempt carries, and its files. */
export type OutgoingActivity = {
  readonly key: string;
  readonly activity: LineActivity;
  readonly files: readonly File[];
};
