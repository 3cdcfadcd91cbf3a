import type { FlowBundle } from '../../domain/content/flow.ts';
import type { Reading } from '../../domain/conversation/plan.ts';
import { present } from '../../domain/present.ts';
import { stepPath } from '../position/step-path.ts';

/** What can be told of a flow without being asked: an answer to one of its steps, that its fix was tried, or a fact. */
export type Tellable = {
  /** The step's path; empty for a fact. */
  readonly path: string;
  readonly reading: Reading;
  /** The question it would answer; a fact has none. */
  readonly question?: string;
  /** The answer's or the fact's; of a fix that was tried, the step's title. */
  readonly label: string;
  readonly sayings: readonly string[];
  /** It tells of something done. */
  readonly isDeed?: boolean;
};

const known = new WeakMap<FlowBundle, Map<string, readonly Tellable[]>>();

/** All that can be told of the flow that plays in `frame`; prepared once for each place, as it comes with every reply. */
export function tellableIn(bundle: FlowBundle, flowId: string, frame: string): readonly Tellable[] {
  const places = known.get(bundle) ?? new Map<string, readonly Tellable[]>();
  known.set(bundle, places);
  const place = `${flowId} ${frame}`;
  const before = places.get(place);
  if (before) return before;
  const made = [...answersOf(bundle, flowId, frame), ...triedIn(bundle, flowId, frame), ...factsOf(bundle)].filter(
    ({ sayings }) => sayings.length > 0,
  );
  places.set(place, made);
  return made;
}

function answersOf(bundle: FlowBundle, flowId: string, frame: string): readonly Tellable[] {
  return (bundle.flows[flowId]?.steps ?? []).flatMap(({ id, ask, answers }) =>
    answers.map(({ label, unasked }, answer) =>
      present({
        path: stepPath(frame, id),
        reading: { type: 'answered' as const, answer },
        question: ask,
        label,
        sayings: unasked,
      }),
    ),
  );
}

function triedIn(bundle: FlowBundle, flowId: string, frame: string): readonly Tellable[] {
  return (bundle.flows[flowId]?.steps ?? []).flatMap(({ id, title, tried = [] }) => ({
    path: stepPath(frame, id),
    reading: { type: 'already' as const },
    label: title,
    sayings: tried,
    isDeed: true,
  }));
}

function factsOf({ facts }: FlowBundle): readonly Tellable[] {
  return Object.entries(facts).flatMap(([fact, values]) =>
    Object.entries(values).map(([value, { title, unasked }]) => ({
      path: '',
      reading: { type: 'learned' as const, fact, value },
      label: title,
      sayings: unasked,
    })),
  );
}
