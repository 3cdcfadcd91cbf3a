import type { Answer, Facts, Flow, Step } from '../../domain/content/flow.ts';
import { present } from '../../domain/present.ts';
import type { PlayedStep } from '../read/content-root.ts';
import type { UncheckedAnswer, UncheckedFlow } from '../read/unchecked.ts';

/** The labels of the answers that a question has when the writer names none. */
export type DefaultLabels = { readonly yes: string; readonly no: string };

/** A flow without errors, everything the writer left out filled in. */
export function buildFlow(draft: UncheckedFlow, steps: readonly PlayedStep[], labels: DefaultLabels): Flow {
  return present({
    id: draft.id,
    title: tidy(draft.title) ?? '',
    check: tidy(draft.check) ?? '',
    steps: steps.map((step) => buildStep(step, labels)),
    start: tidy(draft.start),
    solved: tidy(draft.solved),
    handoff: tidy(draft.handoff),
    team: draft.team,
    sets: some(draft.sets),
    source: draft.source,
  });
}

function buildStep({ id, keys, shared }: PlayedStep, labels: DefaultLabels): Step {
  return present({
    id,
    title: tidy(keys.title) ?? '',
    shared: shared?.id,
    when: keys.when,
    ask: tidy(keys.ask),
    answers: buildAnswers(keys.ask, keys.answers, labels),
    path: tidy(keys.path),
    how: tidy(keys.how),
    why: tidy(keys.why),
    fix: tidy(keys.fix),
    call: keys.call,
    parks: keys.parks ?? false,
    minutes: keys.minutes,
    check: tidy(keys.check),
    symptoms: keys.symptoms ?? [],
  });
}

function buildAnswers(
  ask: string | undefined,
  drafts: readonly UncheckedAnswer[] | undefined,
  { yes, no }: DefaultLabels,
): readonly Answer[] {
  if (ask === undefined) return [];
  if (drafts === undefined) {
    return [
      { meaning: 'fine', label: yes, also: [], unasked: [] },
      { meaning: 'wrong', label: no, also: [], unasked: [] },
    ];
  }
  return drafts.map(({ meaning, label, also, unasked, sets, fix, call }) =>
    present({
      meaning: meaning ?? 'unsure',
      label: tidy(label) ?? '',
      also,
      unasked,
      sets: some(sets),
      fix: tidy(fix),
      call,
    }),
  );
}

function some(facts: Facts): Facts | undefined {
  return Object.keys(facts).length === 0 ? undefined : facts;
}

/** Block texts of YAML end in a line break that nobody wants to see. */
function tidy(text: string | undefined): string | undefined {
  return text?.trim();
}
