import type { ChatToken } from '../../../../src/domain/wire/wire.ts';
import type { LineActivity, LineFrame, OutgoingActivity } from './activity.ts';
import { type Admission, beginConversation, type LinePass, postActivity } from './ask-line.ts';
import { createOutbox } from './create-outbox.ts';
import { holdLine, type LineHolder } from './hold-line.ts';
import { beat } from './open-stream.ts';
import { requestToken, type TokenAnswer } from './request-token.ts';
import { type LineNews, type SharedLine, shareLine } from './share-line.ts';

/** The state of the connection, as the page shows it. */
export type Connection =
  | { readonly type: 'online' }
  | { readonly type: 'lost' }
  /** It could not be made. */
  | { readonly type: 'failed' }
  | { readonly type: 'busy'; readonly seconds: number };

export type LineParts = {
  readonly memory: { readonly read: () => string | undefined; readonly write: (key: string | undefined) => void };
  /** The key of the mail's link that was opened, if one was. */
  readonly returnKey: string | undefined;
  /** Whether that link still leads to its conversation. */
  readonly onReturn: (isBack: boolean) => void;
  /** A token by which a site proves who the visitor is; asked with each new token of ours. */
  readonly visitor: () => string | undefined;
  readonly onVisitor: (answer: NonNullable<ChatToken['visitor']>) => void;
  readonly language: string;
  /** Whether the chat is open on its page. */
  readonly isShown: () => boolean;
  /** The conversation is known, before anything of it is shown; called again when it is another one. */
  readonly onConversation: (conversation: string) => void;
  readonly onFrame: (frame: LineFrame) => void;
  readonly onConnection: (connection: Connection) => void;
  readonly onAccepted: (key: string) => void;
  readonly onRefused: (key: string, status: number) => void;
};

/** A conversation with the desk over whatever connection there is. */
export type Line = {
  /** Begins, or tries again after `failed` or `busy`. */
  readonly open: () => Promise<void>;
  readonly send: (outgoing: OutgoingActivity) => void;
  /** Tells whoever looks right now that the person is writing. */
  readonly typing: () => void;
  /** Something that should have come did not: reads on from the last place. */
  readonly checkUp: () => void;
};

/**
 * Keeps a conversation going across lost sockets, expired tokens, restarts of the desk, sleeping pages and other tabs.
 * All it remembers is a place in the log; whatever happens, it reads on from there.
 */
export function createLine(parts: LineParts): Line {
  const { memory, onConnection } = parts;
  let pass: LinePass | undefined;
  let user = '';
  let renewing: Promise<void> | undefined;

  const outbox = createOutbox({
    post: ({ activity, files }) =>
      pass ? postActivity(pass, activity, files) : Promise.resolve({ type: 'unreached' }),
    renew,
    accepted: parts.onAccepted,
    refused: parts.onRefused,
  });
  const isInView = () => !document.hidden && parts.isShown();
  const holder = holdLine({
    pass: () => pass,
    renew,
    onFrame: parts.onFrame,
    passOn: (frame) => tabs.tell({ type: 'frame', frame }),
    onOnline: say,
    inView: isInView,
  });
  const tabs = joinTabs(holder, say);

  function say(isOnline: boolean) {
    onConnection({ type: isOnline ? 'online' : 'lost' });
    if (isOnline) outbox.wake();
    tabs.tell({ type: 'connection', isOnline });
  }

  /** Gets a token, and with it begins the conversation; false if either was turned down. */
  async function enter(): Promise<TokenAnswer['type']> {
    const entry = await requestEntry(parts, pass !== undefined);
    if (entry.type !== 'granted') {
      if (!pass) onConnection(entry);
      return entry.type;
    }
    const { token, begun } = entry;
    memory.write(token.resumeKey);
    user = token.userId;
    const isNew = pass?.conversation !== begun.conversationId;
    pass = { conversation: begun.conversationId, token: begun.token };
    if (token.visitor) parts.onVisitor(token.visitor);
    if (token.returned !== undefined) parts.onReturn(token.returned);
    if (isNew) {
      holder.beginAnew();
      parts.onConversation(pass.conversation);
      tabs.join(pass.conversation, begun);
    }
    return 'granted';
  }

  /** A new token, however long it takes. */
  function renew(): Promise<void> {
    renewing ??= (async () => {
      for (let attempt = 0; (await enter()) !== 'granted'; attempt++) await holder.pauseAfter(attempt);
      renewing = undefined;
    })();
    return renewing;
  }

  setInterval(() => isInView() && tabs.isSeen(), beat);
  followPage({
    online: () => {
      holder.hurry();
      outbox.wake();
      if (pass && tabs.isLeading()) void holder.connect();
    },
    offline: () => onConnection({ type: 'lost' }),
    seen: () => {
      holder.probe();
      if (!tabs.isLeading()) void holder.catchUp();
    },
    hidden: tabs.leave,
    back: () => pass && tabs.join(pass.conversation),
  });

  return {
    open: async () => void (await enter()),
    send: outbox.send,
    typing: () => {
      const activity: LineActivity = { type: 'typing', from: { id: user } };
      if (pass) void postActivity(pass, activity);
    },
    checkUp: () => {
      holder.probe();
      void holder.catchUp();
    },
  };
}

/** The tabs that show one conversation: the one that leads holds the line, and passes on what comes. */
function joinTabs(holder: LineHolder, say: (isOnline: boolean) => void) {
  let shared: SharedLine | undefined;
  let isLeading = false;

  function leave() {
    isLeading = false;
    holder.letGo();
    shared?.leave();
    shared = undefined;
  }

  return {
    isLeading: () => isLeading,
    /** Tells the others, if this one leads. */
    tell: (news: LineNews): void => {
      if (isLeading) shared?.tell(news);
    },
    /** Tells the one that leads that the person has the chat before them in this one. */
    isSeen: (): void => {
      if (!isLeading) shared?.tell({ type: 'in-view' });
    },
    leave,
    /** Joins those of a conversation; `begun` is what its beginning was answered, if this tab has just begun it. */
    join: (conversation: string, begun?: Admission): void => {
      leave();
      let first = begun;
      shared = shareLine(`fixpath ${new URL('.', location.href).pathname} ${conversation}`, {
        lead: () => {
          isLeading = true;
          void holder.connect(first);
        },
        follow: () => {
          first = undefined;
          void holder.catchUp();
        },
        hear: (news) => {
          if (news.type === 'in-view') holder.probe(true);
          else if (isLeading) return;
          else if (news.type === 'connection') say(news.isOnline);
          else holder.take(news.frame);
        },
        asked: () => shared?.tell({ type: 'connection', isOnline: holder.isOnline() }),
      });
    },
  };
}

/** A token, and the conversation that it begins or takes up again. `isRenewed`: a link that was opened has been used before. */
async function requestEntry({ memory, visitor, returnKey, language }: LineParts, isRenewed: boolean) {
  const answer = await requestToken(memory.read(), visitor(), isRenewed ? undefined : returnKey);
  if (answer.type !== 'granted') return answer;
  const { token } = answer;
  const begun = await beginConversation(token.token, token.userId, language);
  return begun.type === 'answered' ? { type: answer.type, token, begun: begun.body } : { type: 'failed' as const };
}

/** Tells of the browser's line and of the page: seen again, left, and back from being kept in memory for "Back". */
function followPage(told: Readonly<Record<'online' | 'offline' | 'seen' | 'hidden' | 'back', () => void>>): void {
  window.addEventListener('online', told.online);
  window.addEventListener('offline', told.offline);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && told.seen());
  // A page that is kept in memory may hold neither socket nor lock.
  window.addEventListener('pagehide', told.hidden);
  window.addEventListener('pageshow', ({ persisted }) => persisted && told.back());
}
