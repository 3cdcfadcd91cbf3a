import type { AgentMove } from '../../../../src/domain/conversation/input.ts';
import type { DeskCase, DeskFrame, MoveAnswer } from '../../../../src/domain/wire/desk-wire.ts';
import { personName } from '../parts/person-name.ts';
import { arrivalsIn, isSeenIn, namesOf } from './arrivals.ts';
import { type AskDesk, askDesk, type Heard } from './ask-desk.ts';
import { type Arrival, type DeskView, withEntries } from './desk-view.ts';
import { keptOutbox, newKey, triedAgain } from './outbox.ts';
import { coalesced } from './run-once-more.ts';
import { sameLines } from './same-lines.ts';
import { sendFiles } from './send-files.ts';
import { sendOutbox } from './send-outbox.ts';
import { watchStream } from './watch-stream.ts';

/** The desk as the page sees it: what there is to show, and what an agent can do. */
export type Desk = {
  readonly view: () => DeskView;
  readonly subscribe: (listener: () => void) => () => void;
  /** Tells of people who begin to wait and of words that came in, each once. */
  readonly onArrival: (listener: (arrival: Arrival) => void) => () => void;
  readonly signIn: (login: string, password: string) => Promise<Heard<undefined>>;
  readonly signOut: () => Promise<void>;
  readonly open: (handoff: string) => Promise<void>;
  /** Fetches what was closed lately. */
  readonly listClosed: () => Promise<void>;
  readonly move: (handoff: string, move: AgentMove) => Promise<Heard<MoveAnswer>>;
  readonly say: (handoff: string, text: string) => void;
  readonly send: (handoff: string, file: File) => Promise<Heard<MoveAnswer | undefined>>;
  /** Tries what is not sent yet, at once. */
  readonly retry: (handoff: string) => void;
  readonly discard: (key: string) => void;
  /** Sends again what did not get through to the person's channel. */
  readonly sendAgain: (handoff: string, item: string) => Promise<void>;
  readonly typing: (handoff: string) => void;
  readonly setAvailable: (available: boolean) => Promise<void>;
};

const typingLasts = 6_000;
const typingEvery = 3_000;
const outboxEvery = 5_000;
/** While the stream is away the queue is asked for, this often. */
const pollEvery = 20_000;

const nothing: DeskView = { phase: 'opening', cases: {}, missing: [], outbox: [], uploads: [] };

export function createDesk(): Desk {
  let view: DeskView = nothing;
  const listeners = new Set<() => void>();
  const arrivals = new Set<(arrival: Arrival) => void>();
  const ask: AskDesk = askDesk(() => view.me?.csrf);
  let stopStream: (() => void) | undefined;

  const change = (part: Partial<DeskView>): void => {
    view = { ...view, ...part };
    for (const listener of listeners) listener();
  };
  const tell = (arrival: Arrival): void => {
    for (const listener of arrivals) listener(arrival);
  };
  /** The value, if there is one; a session that ended ends the page's too. */
  function taken<T>(heard: Heard<T>): T | undefined {
    if (heard.type === 'signed-out') leave();
    return heard.type === 'heard' ? heard.value : undefined;
  }
  function leave(): void {
    stopStream?.();
    stopStream = undefined;
    const { outbox, uploads } = view;
    view = { ...nothing, outbox, uploads };
    change({ phase: 'signed-out' });
  }

  const refreshQueue = coalesced(async () => {
    const queue = taken(await ask.queue());
    if (queue === undefined) return;
    const before = view.queue;
    change({ queue: sameLines(before ?? [], queue) });
    const me = view.me?.id;
    if (before) for (const arrival of arrivalsIn(before, queue, me)) if (!isSeenIn(view.cases, arrival)) tell(arrival);
  });

  const refreshClosed = coalesced(async () => {
    const closed = taken(await ask.closed());
    if (closed) change({ closed: sameLines(view.closed ?? [], closed) });
  });

  const refreshers = new Map<string, { again: () => Promise<void>; fromStart: boolean }>();
  /** Fetches what is new in a handoff; `fromStart` fetches all, for what changed in entries already known. */
  function refreshCase(handoff: string, fromStart = false): Promise<void> {
    let refresher = refreshers.get(handoff);
    if (!refresher) {
      const made = { fromStart, again: coalesced(() => fetchCase(handoff)) };
      refreshers.set(handoff, made);
      refresher = made;
    }
    refresher.fromStart ||= fromStart;
    return refresher.again();
  }
  async function fetchCase(handoff: string): Promise<void> {
    const refresher = refreshers.get(handoff);
    const known = view.cases[handoff];
    const after = known && !refresher?.fromStart ? (known.entries.at(-1)?.number ?? 0) : 0;
    if (refresher) refresher.fromStart = false;
    const heard = await ask.open(handoff, after);
    const fetched = taken(heard);
    if (fetched) showCase(handoff, fetched, known !== undefined);
    else if (heard.type === 'turned-down') change({ missing: [...new Set([...view.missing, handoff])] });
  }
  function showCase(id: string, { handoff, entries, refused, typing }: DeskCase, wasKnown: boolean): void {
    const known = view.cases[id];
    const last = known?.entries.at(-1)?.number ?? 0;
    const fresh = entries.filter(({ number }) => number > last);
    const hasPersonSaid = fresh.some(({ by }) => by === 'person');
    const typingUntil = typing ? Date.now() + typingLasts : hasPersonSaid ? 0 : (known?.typingUntil ?? 0);
    const open = { handoff, entries: withEntries(known?.entries ?? [], entries), refused, typingUntil };
    change({ cases: { ...view.cases, [id]: open }, missing: view.missing.filter((each) => each !== id) });
    if (!wasKnown) return;
    const person = personName(handoff.person?.name, handoff.conversation);
    const isMine = handoff.state === 'claimed' && handoff.agent?.id === view.me?.id;
    for (const { by, text, files } of fresh)
      if (by === 'person') tell({ type: 'said', handoff: id, person, words: text || namesOf(files), isMine });
  }

  function hear(frame: DeskFrame): void {
    switch (frame.type) {
      case 'queue':
        void refreshQueue();
        return;
      case 'entries':
        if (view.cases[frame.handoff]) void refreshCase(frame.handoff);
        return;
      case 'sends':
        for (const [id, { handoff }] of Object.entries(view.cases))
          if (handoff.conversation === frame.conversation) void refreshCase(id);
        return;
      case 'typing': {
        const typingUntil = Date.now() + typingLasts;
        const cases = Object.entries(view.cases).map(([id, open]) =>
          open.handoff.conversation === frame.conversation ? [id, { ...open, typingUntil }] : [id, open],
        );
        change({ cases: Object.fromEntries(cases) });
      }
    }
  }

  async function begin(): Promise<void> {
    const heard = await ask.me();
    if (heard.type !== 'heard') {
      if (heard.type === 'unreachable') setTimeout(begin, 2_000);
      change(heard.type === 'unreachable' ? { isConnected: false } : { phase: 'signed-out' });
      return;
    }
    const me = heard.value;
    change({ me, phase: 'signed-in', outbox: keptOutbox(me.id).read().map(triedAgain) });
    void ask.settings().then((answer) => {
      const settings = taken(answer);
      if (settings) change({ settings });
    });
    stopStream = watchStream({
      ready: async () => {
        // Asked anew each time: a server that was restarted may want another token.
        const again = await ask.me();
        const who = taken(again);
        if (who) change({ me: who });
        return who ? 'yes' : again.type === 'unreachable' ? 'later' : 'no';
      },
      onOpen: () => {
        change({ isConnected: true });
        catchUp();
      },
      onLost: () => view.isConnected !== false && change({ isConnected: false }),
      onFrame: hear,
    });
    void refreshQueue();
  }
  /** Whatever happened while nobody listened. */
  function catchUp(): void {
    if (view.settings === undefined)
      void ask.settings().then((answer) => answer.type === 'heard' && change({ settings: answer.value }));
    void refreshQueue();
    if (view.closed) void refreshClosed();
    for (const id of Object.keys(view.cases)) void refreshCase(id, true);
    flushAll();
  }

  const sending = {
    view: () => view,
    change,
    refreshCase: (handoff: string) => refreshCase(handoff),
    endIfOver: (heard: Heard<unknown>) => void taken(heard),
  };
  const post = sendOutbox({ ...sending, say: ask.say });
  const files = sendFiles({ ...sending, send: ask.send });
  const flushAll = (): void => {
    post.flushAll();
    files.retry();
  };

  setInterval(() => view.phase === 'signed-in' && flushAll(), outboxEvery);
  setInterval(() => view.phase === 'signed-in' && view.isConnected === false && refreshQueue(), pollEvery);
  void begin();

  let typedAt = 0;
  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onArrival: (listener) => {
      arrivals.add(listener);
      return () => arrivals.delete(listener);
    },
    signIn: async (login, password) => {
      const heard = await ask.signIn(login, password);
      if (heard.type === 'heard') await begin();
      return heard;
    },
    signOut: async () => {
      await ask.signOut();
      leave();
    },
    open: (handoff) => refreshCase(handoff, true),
    listClosed: refreshClosed,
    move: async (handoff, move) => {
      const heard = await ask.move(handoff, move, newKey());
      taken(heard);
      await Promise.all([refreshQueue(), refreshCase(handoff)]);
      return heard;
    },
    say: post.put,
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
      taken(await ask.retryItem(item));
      await refreshCase(handoff);
    },
    typing: (handoff) => {
      if (Date.now() - typedAt < typingEvery || !view.isConnected) return;
      typedAt = Date.now();
      void ask.typing(handoff);
    },
    setAvailable: async (available) => {
      const { me } = view;
      if (!me) return;
      change({ me: { ...me, available } });
      const heard = await ask.setAvailable(available);
      taken(heard);
      if (heard.type !== 'heard' && view.me) change({ me: { ...view.me, available: me.available } });
    },
  };
}
