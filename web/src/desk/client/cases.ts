import type { DeskCase } from '../../../../src/domain/wire/desk-wire.ts';
import { personName } from '../parts/person-name.ts';
import { tell } from '../parts/words.ts';
import { namesOf } from './arrivals.ts';
import type { AskDesk } from './ask-desk.ts';
import type { DeskState } from './desk-state.ts';
import { type Arrival, withEntries } from './desk-view.ts';
import { runOnceMore } from './run-once-more.ts';
import type { Session } from './session.ts';

type Parts = {
  readonly state: DeskState;
  readonly ask: AskDesk;
  readonly unwrap: Session['unwrap'];
  readonly onArrival: (arrival: Arrival) => void;
};

/** The handoffs that the page has opened, with what was said in them. */
export type Cases = {
  /** Fetches what is new in a handoff; `fromStart` fetches all of it, for changes to entries that are known already. */
  readonly refresh: (handoff: string, fromStart?: boolean) => Promise<void>;
  readonly refreshConversation: (conversation: string) => void;
  readonly refreshAll: () => void;
  /** Forgets what was said in a conversation, and fetches what is left of it. */
  readonly forget: (conversation: string) => void;
  /** Shows for a while that the person is typing. */
  readonly showTyping: (conversation: string) => void;
};

/** How long someone is shown as typing after the last sign of it, ms. */
const typingLasts = 6_000;

type Refresher = { readonly run: () => Promise<void>; fromStart: boolean };

export function createCases({ state, ask, unwrap, onArrival }: Parts): Cases {
  const { view, change } = state;
  const refreshers = new Map<string, Refresher>();

  const refresherOf = (handoff: string): Refresher => {
    const known = refreshers.get(handoff);
    if (known) return known;
    const made: Refresher = { fromStart: false, run: runOnceMore(() => fetchCase(handoff, made)) };
    refreshers.set(handoff, made);
    return made;
  };
  const fetchCase = async (handoff: string, refresher: Refresher): Promise<void> => {
    const known = view().cases[handoff];
    const after = known && !refresher.fromStart ? (known.entries.at(-1)?.number ?? 0) : 0;
    refresher.fromStart = false;
    const heard = await ask.open(handoff, after);
    const fetched = unwrap(heard);
    // One that was forgotten brings nothing new.
    if (fetched) show(handoff, fetched, known !== undefined && known.entries.length > 0);
    else if (heard.type === 'turned-down') change({ missing: [...new Set([...view().missing, handoff])] });
  };
  const show = (
    id: string,
    { handoff, entries, refused, reached, earlier, typing }: DeskCase,
    wasKnown: boolean,
  ): void => {
    const { cases, missing, me } = view();
    const known = cases[id];
    const last = known?.entries.at(-1)?.number ?? 0;
    const fresh = entries.filter(({ number, by }) => number > last && by === 'person');
    const typingUntil = typing ? performance.now() + typingLasts : fresh.length > 0 ? 0 : (known?.typingUntil ?? 0);
    const open = {
      handoff,
      entries: withEntries(known?.entries ?? [], entries),
      refused,
      reached,
      earlier,
      typingUntil,
    };
    change({ cases: { ...cases, [id]: open }, missing: missing.filter((each) => each !== id) });
    if (!wasKnown) return;
    const person = personName(handoff.person?.name, handoff.conversation, tell);
    const isMine = handoff.state === 'claimed' && handoff.agent?.id === me?.id;
    for (const { text, files } of fresh)
      onArrival({ type: 'said', handoff: id, person, words: text || namesOf(files), isMine });
  };
  const refresh: Cases['refresh'] = (handoff, fromStart = false) => {
    const refresher = refresherOf(handoff);
    refresher.fromStart ||= fromStart;
    return refresher.run();
  };

  return {
    refresh,
    refreshConversation: (conversation) => {
      for (const [id, { handoff }] of Object.entries(view().cases))
        if (handoff.conversation === conversation) void refresh(id);
    },
    refreshAll: () => {
      for (const id of Object.keys(view().cases)) void refresh(id, true);
    },
    forget: (conversation) => {
      for (const [id, open] of Object.entries(view().cases)) {
        if (open.handoff.conversation !== conversation) continue;
        change({ cases: { ...view().cases, [id]: { ...open, entries: [] } } });
        void refresh(id, true);
      }
    },
    showTyping: (conversation) => {
      const typingUntil = performance.now() + typingLasts;
      const cases = Object.entries(view().cases).map(([id, open]) =>
        open.handoff.conversation === conversation ? [id, { ...open, typingUntil }] : [id, open],
      );
      change({ cases: Object.fromEntries(cases) });
    },
  };
}
