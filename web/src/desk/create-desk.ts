import type { DeskCase, DeskFrame, MoveAnswer, QueueLine } from '../../../src/domain/desk-wire.ts';
import type { AgentMove } from '../../../src/domain/input.ts';
import { type AskDesk, askDesk, type Heard } from './ask-desk.ts';
import { coalesced } from './coalesced.ts';
import { type Arrival, type DeskView, isWaiting, withEntries } from './desk-view.ts';
import { keptOutbox, newKey, type Outgoing } from './outbox.ts';
import { personName } from './person-name.ts';
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

const nothing: DeskView = { phase: 'opening', cases: {}, missing: [], outbox: [] };

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
    const { outbox } = view;
    view = { ...nothing, outbox };
    change({ phase: 'signed-out' });
  }

  const refreshQueue = coalesced(async () => {
    const queue = taken(await ask.queue());
    if (queue === undefined) return;
    const before = view.queue && new Set(view.queue.filter(isWaiting).map(({ id }) => id));
    change({ queue: sameLines(view.queue ?? [], queue) });
    if (before) for (const line of queue) if (isWaiting(line) && !before.has(line.id)) tell({ type: 'waiting', line });
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
  function showCase(id: string, { handoff, entries, typing }: DeskCase, wasKnown: boolean): void {
    const known = view.cases[id];
    const last = known?.entries.at(-1)?.number ?? 0;
    const fresh = entries.filter(({ number }) => number > last);
    const hasPersonSaid = fresh.some(({ by }) => by === 'person');
    const typingUntil = typing ? Date.now() + typingLasts : hasPersonSaid ? 0 : (known?.typingUntil ?? 0);
    const open = { handoff, entries: withEntries(known?.entries ?? [], entries), typingUntil };
    change({ cases: { ...view.cases, [id]: open }, missing: view.missing.filter((each) => each !== id) });
    if (!wasKnown) return;
    const person = personName(handoff.person?.name, handoff.conversation);
    for (const entry of fresh) if (entry.by === 'person') tell({ type: 'said', handoff: id, person, entry });
  }

  function hear(frame: DeskFrame): void {
    switch (frame.type) {
      case 'queue':
        void refreshQueue();
        return;
      case 'entries':
        if (view.cases[frame.handoff]) void refreshCase(frame.handoff);
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
    change({ me, phase: 'signed-in', outbox: keptOutbox(me.id).read().map(unsent) });
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
    for (const id of Object.keys(view.cases)) void refreshCase(id, true);
    flushAll();
  }

  const outboxOf = () => keptOutbox(view.me?.id ?? '');
  const put = (outgoing: Outgoing): void => {
    change({ outbox: [...view.outbox, outgoing] });
    outboxOf().keep(outgoing);
  };
  const drop = (key: string): void => {
    outboxOf().remove(key);
    change({ outbox: view.outbox.filter((each) => each.key !== key) });
  };
  const mark = (isOne: (each: Outgoing) => boolean, state: Outgoing['state']): void => {
    const outbox = view.outbox.map((each) => (isOne(each) ? { ...each, state } : each));
    for (const each of outbox.filter(isOne)) outboxOf().keep(each);
    change({ outbox });
  };
  const flushing = new Set<string>();
  /** Sends what waits in a handoff, one after the other, so that the order stays. */
  async function flush(handoff: string): Promise<void> {
    if (flushing.has(handoff)) return;
    flushing.add(handoff);
    try {
      for (;;) {
        const next = view.outbox.find((each) => each.handoff === handoff && each.state !== 'refused');
        if (!next || view.phase !== 'signed-in') return;
        const isNext = ({ key }: Outgoing) => key === next.key;
        const heard = await ask.say(handoff, next.text, next.key);
        if (heard.type === 'signed-out' || heard.type === 'unreachable') {
          mark(isNext, 'unsent');
          taken(heard);
          return;
        }
        if (heard.type === 'turned-down' || heard.value?.type === 'refused') mark(isNext, 'refused');
        else {
          // Fetched first: the words must not be gone from the screen in between.
          await refreshCase(handoff);
          drop(next.key);
        }
      }
    } finally {
      flushing.delete(handoff);
    }
  }
  function flushAll(): void {
    for (const handoff of new Set(view.outbox.map((each) => each.handoff))) void flush(handoff);
  }

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
    move: async (handoff, move) => {
      const heard = await ask.move(handoff, move, newKey());
      taken(heard);
      await Promise.all([refreshQueue(), refreshCase(handoff)]);
      return heard;
    },
    say: (handoff, text) => {
      put({ key: newKey(), handoff, text, at: Date.now(), state: 'sending' });
      void flush(handoff);
    },
    send: async (handoff, file) => {
      const heard = await ask.send(handoff, file, newKey());
      taken(heard);
      await refreshCase(handoff);
      return heard;
    },
    retry: (handoff) => {
      mark((each) => each.handoff === handoff, 'sending');
      void flush(handoff);
    },
    discard: drop,
    sendAgain: async (handoff, item) => {
      taken(await ask.retryItem(item));
      await refreshCase(handoff, true);
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

/** The new queue, with the very objects of the old where nothing changed: rows that did not change are not drawn. */
function sameLines(before: readonly QueueLine[], after: readonly QueueLine[]): readonly QueueLine[] {
  const known = new Map(before.map((line) => [line.id, line]));
  return after.map((line) => {
    const old = known.get(line.id);
    return old && JSON.stringify(old) === JSON.stringify(line) ? old : line;
  });
}

/** What was on its way when the page went is tried again. */
function unsent(each: Outgoing): Outgoing {
  return each.state === 'sending' ? { ...each, state: 'unsent' } : each;
}
