import type { ChatToken } from '../../../../src/domain/wire/wire.ts';
import type { LineActivity, LineAnswer, LineFrame, OutgoingActivity } from './activity.ts';
import {
  type Admission,
  beginConversation,
  type LinePass,
  postActivity,
  readActivities,
  streamAddress,
  takeUpConversation,
} from './ask-line.ts';
import { createOutbox } from './create-outbox.ts';
import { beat, openStream, type Stream } from './open-stream.ts';
import { requestToken, type TokenAnswer } from './request-token.ts';
import { type SharedLine, shareLine } from './share-line.ts';

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

/** Pauses between attempts to connect, ms; the last one is the pause of all further ones. */
const pauses = [300, 1000, 2000, 4000, 8000, 15_000] as const;
/** Where no socket comes through, how often to ask, and after how long to try a socket again, ms. */
const pollEvery = 1000;
const pollFor = 60_000;
/** A socket that lived no longer than this was not wanted, ms. */
const shortLife = 3000;

/**
 * Keeps a conversation going across lost sockets, expired tokens, restarts of the desk, sleeping pages and other tabs.
 * All it remembers is a place in the log; whatever happens, it reads on from there.
 */
export function createLine(parts: LineParts): Line {
  const {
    memory,
    returnKey,
    onReturn,
    visitor,
    onVisitor,
    language,
    isShown,
    onConversation,
    onFrame,
    onConnection,
    onAccepted,
    onRefused,
  } = parts;
  let pass: LinePass | undefined;
  let user = '';
  let watermark = '';
  let stream: Stream | undefined;
  let shared: SharedLine | undefined;
  let isLeading = false;
  let renewing: Promise<void> | undefined;
  /** Counts the connections, so that what belongs to an earlier one is ignored. */
  let turn = 0;
  let failedSockets = 0;
  let wake = () => {};

  const outbox = createOutbox({
    post: ({ activity, files }) =>
      pass ? postActivity(pass, activity, files) : Promise.resolve({ type: 'unreached' }),
    renew,
    accepted: onAccepted,
    refused: onRefused,
  });

  const isInView = () => !document.hidden && isShown();

  function take(frame: LineFrame) {
    if (frame.watermark !== undefined) watermark = frame.watermark;
    onFrame(frame);
  }

  function say(isOnline: boolean) {
    onConnection({ type: isOnline ? 'online' : 'lost' });
    if (isOnline) outbox.wake();
    if (isLeading) shared?.tell({ type: 'connection', isOnline });
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timeout = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timeout);
        resolve();
      };
    });
  }

  /** Gets a token, and with it begins the conversation; false if either was turned down. */
  async function enter(): Promise<TokenAnswer['type']> {
    const answer = await requestToken(memory.read(), visitor(), pass ? undefined : returnKey);
    if (answer.type !== 'granted') {
      if (!pass) onConnection(answer);
      return answer.type;
    }
    const { token } = answer;
    const begun = await beginConversation(token.token, token.userId, language);
    if (begun.type !== 'answered') {
      if (!pass) onConnection({ type: 'failed' });
      return 'failed';
    }
    memory.write(token.resumeKey);
    user = token.userId;
    const isNew = pass?.conversation !== begun.body.conversationId;
    pass = { conversation: begun.body.conversationId, token: begun.body.token };
    if (token.visitor) onVisitor(token.visitor);
    if (token.returned !== undefined) onReturn(token.returned);
    if (isNew) {
      watermark = '';
      onConversation(pass.conversation);
      share(pass.conversation, begun.body);
    }
    return 'granted';
  }

  /** A new token, however long it takes. */
  function renew(): Promise<void> {
    renewing ??= (async () => {
      for (let attempt = 0; (await enter()) !== 'granted'; attempt++) await pause(pauses[attempt] ?? pauses[5]);
      renewing = undefined;
    })();
    return renewing;
  }

  function share(conversation: string, begun?: Admission) {
    leave();
    let first = begun;
    shared = shareLine(`fixpath ${new URL('.', location.href).pathname} ${conversation}`, {
      lead: () => {
        isLeading = true;
        void connect(first);
      },
      follow: () => {
        first = undefined;
        void catchUp();
      },
      hear: (news) => {
        if (news.type === 'in-view') stream?.probe(true);
        else if (isLeading) return;
        else if (news.type === 'connection') say(news.isOnline);
        else take(news.frame);
      },
      asked: () => shared?.tell({ type: 'connection', isOnline: stream !== undefined || failedSockets > 1 }),
    });
  }

  function leave() {
    turn++;
    isLeading = false;
    stream?.close();
    stream = undefined;
    shared?.leave();
    shared = undefined;
  }

  /** Holds the line: by a socket, or by asking again and again where none comes through. */
  async function connect(begun?: Admission): Promise<void> {
    const mine = ++turn;
    stream?.close();
    stream = undefined;
    let admission: LineAnswer<Admission> = begun ? { type: 'answered', body: begun } : { type: 'unreached' };
    for (let attempt = 0; admission.type !== 'answered'; attempt++) {
      if (!pass) return;
      admission = await takeUpConversation(pass, watermark);
      if (mine !== turn) return;
      if (admission.type === 'answered') break;
      say(false);
      if (admission.type === 'refused' && admission.status < 500 && admission.status !== 429) await renew();
      else await pause(pauses[attempt] ?? pauses[5]);
      if (mine !== turn) return;
    }
    if (admission.type !== 'answered') return;
    if (failedSockets > 1) return poll(mine);
    const since = Date.now();
    stream = openStream(streamAddress(admission.body.streamUrl), {
      opened: () => {
        if (mine !== turn) return;
        failedSockets = 0;
        say(true);
      },
      inView: isInView,
      framed: (frame) => {
        if (mine !== turn) return;
        take(frame);
        shared?.tell({ type: 'frame', frame });
      },
      ended: (wasOpen) => {
        if (mine !== turn) return;
        stream = undefined;
        if (!wasOpen) failedSockets++;
        say(false);
        // A desk that opens sockets and drops them at once is not asked without a breath.
        const isShort = wasOpen && Date.now() - since < shortLife;
        void (isShort ? pause(pauses[1]) : Promise.resolve()).then(() => (mine === turn ? connect() : undefined));
      },
    });
  }

  async function poll(mine: number): Promise<void> {
    for (const until = Date.now() + pollFor; Date.now() < until; await pause(pollEvery)) {
      if (mine !== turn) return;
      if (!(await catchUp())) return void connect();
      say(true);
    }
    failedSockets = 1;
    if (mine === turn) void connect();
  }

  /** Reads all that was said since; false if the desk was not reached. */
  async function catchUp(): Promise<boolean> {
    for (;;) {
      if (!pass) return false;
      const asked = pass.conversation;
      const answer = await readActivities(pass, watermark);
      if (asked !== pass.conversation) return false;
      if (answer.type !== 'answered') return false;
      const { body } = answer;
      if (body.activities.length > 0) {
        take(body);
        if (isLeading) shared?.tell({ type: 'frame', frame: body });
      }
      if (body.activities.length === 0 || !body.watermark) return true;
    }
  }

  function resume() {
    wake();
    outbox.wake();
    if (pass && isLeading) void connect();
  }

  setInterval(() => !isLeading && isInView() && shared?.tell({ type: 'in-view' }), beat);
  window.addEventListener('online', resume);
  window.addEventListener('offline', () => onConnection({ type: 'lost' }));
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    stream?.probe();
    if (!isLeading) void catchUp();
  });
  // A page that is kept in memory for "Back" may hold neither socket nor lock.
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && pass) share(pass.conversation);
  });

  return {
    open: async () => void (await enter()),
    send: outbox.send,
    typing: () => {
      const activity: LineActivity = { type: 'typing', from: { id: user } };
      if (pass) void postActivity(pass, activity);
    },
    checkUp: () => {
      stream?.probe();
      void catchUp();
    },
  };
}
