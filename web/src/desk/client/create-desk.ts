import type { AgentMove } from '../../../../src/domain/conversation/input.ts';
import type { Colleague, DeskFrame, MoveAnswer } from '../../../../src/domain/wire/desk-wire.ts';
import type { UnrecognisedList } from '../../../../src/domain/wire/inbox-wire.ts';
import type { ErasureAnswer, PersonExtent, PersonScope } from '../../../../src/domain/wire/person-wire.ts';
import { type Canned, createCanned } from '../canned/create-canned.ts';
import { askDesk, type Heard } from './ask-desk.ts';
import { createCases } from './cases.ts';
import { watchComingBack } from './come-back.ts';
import { createDeskState } from './desk-state.ts';
import type { Arrival, DeskView } from './desk-view.ts';
import { createListeners } from './listeners.ts';
import { newKey } from './outbox.ts';
import { createQueue } from './queue.ts';
import { sendFiles } from './send-files.ts';
import { sendOutbox } from './send-outbox.ts';
import { createSession } from './session.ts';

/** The desk as the page sees it: what there is to show, and what an agent can do. */
export type DeskClient = Omit<Canned, 'refreshCanned'> & {
  readonly view: () => DeskView;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reports people who begin to wait and words that arrive, each once. */
  readonly onArrival: (listener: (arrival: Arrival) => void) => () => void;
  readonly signIn: (login: string, password: string) => Promise<Heard<undefined>>;
  readonly signOut: () => Promise<void>;
  readonly open: (handoff: string) => Promise<void>;
  /** Fetches what was closed lately. */
  readonly listClosed: () => Promise<void>;
  /** Fetches what was closed before that. */
  readonly listOlder: () => Promise<void>;
  /** Looks for words in all that was said and is known; none end the search. */
  readonly search: (words: string) => Promise<void>;
  /** Who else can sign in, those who are there first; undefined if the desk cannot be reached. */
  readonly colleagues: () => Promise<readonly Colleague[] | undefined>;
  readonly move: (handoff: string, move: AgentMove) => Promise<Heard<MoveAnswer>>;
  readonly say: (handoff: string, text: string) => void;
  /** Writes a note for colleagues. */
  readonly note: (handoff: string, text: string) => void;
  readonly send: (handoff: string, file: File) => Promise<Heard<MoveAnswer | undefined>>;
  /** Tries at once to send what is not sent yet. */
  readonly retry: (handoff: string) => void;
  readonly discard: (key: string) => void;
  /** Sends again what did not get through to the person's channel. */
  readonly sendAgain: (handoff: string, item: string) => Promise<void>;
  readonly typing: (handoff: string) => void;
  readonly setAvailable: (available: boolean) => Promise<void>;
  /** How much is kept of the person of a handoff; undefined if the desk cannot be reached. */
  readonly person: (handoff: string) => Promise<PersonExtent | undefined>;
  /** Erases for good; undefined if nobody knows whether it was done. */
  readonly erase: (handoff: string, of: PersonScope) => Promise<ErasureAnswer | undefined>;
  /** The newest messages that were not understood; undefined if the desk cannot be reached. */
  readonly unrecognised: () => Promise<UnrecognisedList | undefined>;
  /** Takes such messages out for good; whether it was done. */
  readonly dismiss: (numbers: readonly number[]) => Promise<boolean>;
};

/** Intervals, ms. */
const typingEvery = 3_000;
const flushEvery = 5_000;
/** While the stream is lost, the queue is polled. */
const pollEvery = 20_000;

/** Connects to the server that the page came from: the session first, then what it brings. */
export function createDesk(): DeskClient {
  const state = createDeskState();
  const { view, subscribe, change } = state;
  const ask = askDesk(() => view().me?.csrf);
  const arrivals = createListeners<Arrival>();

  const session = createSession({ state, ask, onSignedIn: () => void queue.refresh(), onOpen: catchUp, onFrame: hear });
  const parts = { state, ask, unwrap: session.unwrap, onArrival: arrivals.tell };
  const queue = createQueue(parts);
  const cases = createCases(parts);
  const { refreshCanned, ...canned } = createCanned({ ...parts, endIfOver: session.endIfOver });
  const refreshCase = (handoff: string) => cases.refresh(handoff);
  const sending = { view, change, refreshCase, endIfOver: session.endIfOver };
  const post = sendOutbox({ ...sending, say: ask.say, note: ask.note });
  const files = sendFiles({ ...sending, send: ask.send });

  function flushAll(): void {
    post.flushAll();
    files.retry();
  }
  /** Fetches whatever happened while the stream was not open. */
  function catchUp(): void {
    session.refreshSettings();
    void refreshCanned();
    void queue.refresh();
    if (view().closed) void queue.refreshClosed();
    cases.refreshAll();
    flushAll();
  }
  function hear(frame: DeskFrame): void {
    switch (frame.type) {
      case 'queue':
        void queue.refresh();
        break;
      case 'canned':
        void refreshCanned();
        break;
      case 'entries':
        if (view().cases[frame.handoff]) void cases.refresh(frame.handoff);
        break;
      case 'sends':
        cases.refreshConversation(frame.conversation);
        break;
      case 'typing':
        cases.showTyping(frame.conversation);
        break;
      case 'erased':
        cases.forget(frame.conversation);
    }
  }

  setInterval(() => view().phase === 'signed-in' && flushAll(), flushEvery);
  setInterval(() => view().phase === 'signed-in' && view().isConnected === false && queue.refresh(), pollEvery);
  watchComingBack({ view, setAvailable: session.setAvailable }, () => arrivals.tell({ type: 'back' }));
  void session.begin();

  return {
    view,
    subscribe,
    onArrival: arrivals.add,
    signIn: session.signIn,
    signOut: session.signOut,
    setAvailable: session.setAvailable,
    ...canned,
    open: (handoff) => cases.refresh(handoff, true),
    listClosed: queue.refreshClosed,
    listOlder: queue.olderClosed,
    search: queue.search,
    colleagues: async () => {
      const others = session.unwrap(await ask.colleagues())?.filter(({ id }) => id !== view().me?.id);
      return others?.toSorted((a, b) => Number(b.isThere) - Number(a.isThere) || a.name.localeCompare(b.name));
    },
    move: async (handoff, move) => {
      const heard = await ask.move(handoff, move, newKey());
      session.endIfOver(heard);
      await Promise.all([queue.refresh(), cases.refresh(handoff)]);
      return heard;
    },
    say: post.put,
    note: post.putNote,
    send: files.put,
    retry: (handoff) => {
      post.retry(handoff);
      files.retry(handoff);
    },
    discard: (key) => {
      post.drop(key);
      files.drop(key);
    },
    sendAgain: async (handoff, item) => {
      session.endIfOver(await ask.retryItem(item));
      await cases.refresh(handoff);
    },
    ...keptRecords(ask, session.unwrap),
    typing: tellTyping(ask, () => view().isConnected === true),
  };
}

type AskDesk = ReturnType<typeof askDesk>;

/** What is kept of persons and of messages that were not understood. */
function keptRecords(
  ask: AskDesk,
  unwrap: ReturnType<typeof createSession>['unwrap'],
): Pick<DeskClient, 'person' | 'erase' | 'unrecognised' | 'dismiss'> {
  return {
    person: async (handoff) => unwrap(await ask.person(handoff)),
    erase: async (handoff, of) => unwrap(await ask.erase(handoff, of)),
    unrecognised: async () => unwrap(await ask.unrecognised()),
    dismiss: async (numbers) => unwrap(await ask.dismiss(numbers)) !== undefined,
  };
}

/** Tells the person that somebody is writing, now and then. */
function tellTyping(ask: AskDesk, isConnected: () => boolean): DeskClient['typing'] {
  let typedAt = Number.NEGATIVE_INFINITY;
  return (handoff) => {
    if (performance.now() - typedAt < typingEvery || !isConnected()) return;
    typedAt = performance.now();
    void ask.typing(handoff);
  };
}
