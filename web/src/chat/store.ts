/** An activity as Web Chat's store has it; only what the page reads. */
export type Activity = {
  readonly type?: string;
  readonly id?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly from?: { readonly role?: string; readonly name?: string };
  readonly suggestedActions?: { readonly actions?: readonly unknown[] };
  readonly channelData?: { readonly [name: string]: unknown };
  readonly meta?: { readonly clientActivityID?: string };
};

/** An action of Web Chat's store. */
export type Action = {
  readonly type: string;
  readonly payload?: { readonly activity?: Activity; readonly [name: string]: unknown };
  readonly meta?: { readonly clientActivityID?: string };
};

/** The parts of Web Chat's store that the page uses. */
export type Store = { readonly dispatch: (action: Action) => unknown };

/** Sees every action before the store does. */
export type Middleware = (store: Store) => (next: (action: Action) => unknown) => (action: Action) => unknown;
