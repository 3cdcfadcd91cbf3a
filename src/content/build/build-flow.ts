import type { Answer, Facts, Flow, Step } from '../../domain/content/flow.ts';
import { present } from '../../domain/present.ts';
import { isDestructive } from '../is-destructive.ts';
import type { PlayedStep } from '../read/content-root.ts';
import type { StepKeys, UncheckedFlow } from '../read/unchecked.ts';
import { buildQuestionsBack } from './build-questions-back.ts';

/** What the files of all flows share. */
export type Common = {
  /** The labels of the answers that a question has when the writer names none. */
  readonly labels: { readonly yes: string; readonly no: string };
  /** Words by which a fix is known that destroys something. */
  readonly destructive: readonly string[];
};

/** Builds a flow without errors, with defaults filled in. */
export function buildFlow(draft: UncheckedFlow, steps: readonly PlayedStep[], common: Common): Flow {
  return present({
    id: draft.id,
    title: tidy(draft.title) ?? '',
    check: tidy(draft.check) ?? '',
    works: draft.works,
    fails: draft.fails,
    about: tidy(draft.about),
    matter: tidy(draft.matter),
    alsoOn: draft.alsoOn.length > 0 ? draft.alsoOn : undefined,
    steps: steps.map((step) => buildStep(step, common)),
    start: tidy(draft.start),
    solved: tidy(draft.solved),
    handoff: tidy(draft.handoff),
    team: draft.team,
    sets: some(draft.sets),
    source: draft.source,
    ...buildQuestionsBack(draft),
  });
}

function buildStep({ id, keys, shared }: PlayedStep, common: Common): Step {
  return present({
    id,
    title: tidy(keys.title) ?? '',
    shared: shared?.id,
    when: keys.when,
    ask: tidy(keys.ask),
    answers: buildAnswers(keys, common),
    path: tidy(keys.path),
    opens: tidy(keys.opens),
    how: tidy(keys.how),
    why: tidy(keys.why),
    fix: tidy(keys.fix),
    call: keys.call,
    parks: keys.parks ?? false,
    minutes: keys.minutes,
    check: tidy(keys.check),
    symptoms: keys.symptoms ?? [],
    tried: keys.tried,
    ...buildQuestionsBack(keys),
  });
}

function buildAnswers(keys: StepKeys, { labels, destructive }: Common): readonly Answer[] {
  if (keys.ask === undefined) return [];
  const destroys = (fix: string | undefined) => (isDestructive(fix, destructive) ? true : undefined);
  if (keys.answers === undefined) {
    return [
      { meaning: 'fine', label: labels.yes, also: [], unasked: [] },
      present({ meaning: 'wrong', label: labels.no, also: [], unasked: [], isDestructive: destroys(keys.fix) }),
    ];
  }
  return keys.answers.map(({ meaning, label, known, also, unasked, over, under, sets, fix, call, calls }) =>
    present({
      meaning: meaning ?? 'unsure',
      label: tidy(label) ?? '',
      known: tidy(known),
      also,
      unasked,
      over,
      under,
      sets: some(sets),
      fix: tidy(fix),
      call,
      calls,
      isDestructive: meaning === 'wrong' ? destroys(fix ?? (call || calls ? undefined : keys.fix)) : undefined,
    }),
  );
}

function some(facts: Facts): Facts | undefined {
  return Object.keys(facts).length === 0 ? undefined : facts;
}

/** Block texts of YAML end in a line break. */
function tidy(text: string | undefined): string | undefined {
  return text?.trim();
}
