import type { AskDesk } from './ask-desk.ts';
import type { DeskState } from './desk-state.ts';
import { newKey, storedOutbox } from './outbox.ts';
import type { Outgoing } from './outgoing.ts';
import type { Session } from './session.ts';

export type SendParts = Pick<DeskState, 'view' | 'change'> & {
  readonly say: AskDesk['say'];
  readonly note: AskDesk['note'];
  readonly refreshCase: (handoff: string) => Promise<void>;
  readonly endIfOver: Session['endIfOver'];
};

/** Messages that an agent writes: stored until the server has accepted them, and sent in order. */
export type Post = {
  readonly put: (handoff: string, text: string) => void;
  /** Puts in a note, which goes to colleagues alone. */
  readonly putNote: (handoff: string, text: string) => void;
  readonly drop: (key: string) => void;
  /** Tries at once to send what waits in a handoff, including what was refused. */
  readonly retry: (handoff: string) => void;
  readonly flushAll: () => void;
};

export function sendOutbox({ view, change, say, note, refreshCase, endIfOver }: SendParts): Post {
  const stored = () => storedOutbox(view().me?.id ?? '');
  const drop = (key: string): void => {
    stored().remove(key);
    change({ outbox: view().outbox.filter((each) => each.key !== key) });
  };
  const mark = (isOne: (each: Outgoing) => boolean, state: Outgoing['state']): void => {
    const outbox = view().outbox.map((each) => (isOne(each) ? { ...each, state } : each));
    for (const each of outbox.filter(isOne)) stored().keep(each);
    change({ outbox });
  };
  const flushing = new Set<string>();
  /** Sends what waits in a handoff, one after the other, to keep the order. */
  async function flush(handoff: string): Promise<void> {
    if (flushing.has(handoff)) return;
    flushing.add(handoff);
    try {
      for (;;) {
        const { outbox, phase } = view();
        const next = outbox.find((each) => each.handoff === handoff && each.state !== 'refused');
        if (!next || phase !== 'signed-in') return;
        const isNext = ({ key }: Outgoing) => key === next.key;
        const heard = await (next.isNote ? note : say)(handoff, next.text, next.key);
        if (heard.type === 'signed-out' || heard.type === 'unreachable') {
          mark(isNext, 'unsent');
          endIfOver(heard);
          return;
        }
        if (heard.type === 'turned-down' || heard.value?.type === 'refused') mark(isNext, 'refused');
        else {
          // Fetched first, so that the message does not disappear from the screen in between.
          await refreshCase(handoff);
          drop(next.key);
        }
      }
    } finally {
      flushing.delete(handoff);
    }
  }
  const put = (outgoing: Outgoing): void => {
    change({ outbox: [...view().outbox, outgoing] });
    stored().keep(outgoing);
    void flush(outgoing.handoff);
  };
  const made = (handoff: string, text: string): Outgoing => ({
    ...{ key: newKey(), handoff, text, at: Date.now() },
    state: 'sending',
  });
  return {
    put: (handoff, text) => put(made(handoff, text)),
    putNote: (handoff, text) => put({ ...made(handoff, text), isNote: true }),
    drop,
    retry: (handoff) => {
      mark((each) => each.handoff === handoff, 'sending');
      void flush(handoff);
    },
    flushAll: () => {
      for (const handoff of new Set(view().outbox.map((each) => each.handoff))) void flush(handoff);
    },
  };
}
