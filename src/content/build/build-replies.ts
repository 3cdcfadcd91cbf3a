import type { Content, ReplyHoldout } from '../../domain/content/content.ts';
import type { Fault } from '../../domain/content/fault.ts';
import type { Flow, Step } from '../../domain/content/flow.ts';
import { present } from '../../domain/present.ts';
import { plainText } from '../../domain/text/words.ts';
import { didYouMean } from '../faults/did-you-mean.ts';
import { errorAt } from '../faults/fault-at.ts';
import type { ContentRoot } from '../read/content-root.ts';
import type { UncheckedReplies } from '../read/unchecked.ts';
import { below, type Place } from '../read/yaml-file.ts';

/** Stands in place of a label above replies that answer nothing of the question. */
const noAnswer = 'no-answer';

/** The file of replies to the steps of `shared.yml`. */
const shared = 'shared';

/** The flows of a language as they are played, and what nobody who answers says, in plain form. */
type Asked = { readonly flows: readonly Flow[]; readonly ofActs: ReadonlySet<string> };

type Built = { readonly replies: readonly ReplyHoldout[]; readonly faults: readonly Fault[] };

/**
 * The held-out replies of each language, beside the questions that its flows ask. They are looked up in the content as
 * it is played, so that a label means what its button means; those to a draft that isn't played are left out.
 */
export function buildReplies(
  material: ContentRoot,
  content: Content,
): { readonly replies: Readonly<Record<string, readonly ReplyHoldout[]>>; readonly faults: readonly Fault[] } {
  const isPlayed = ({ id }: UncheckedReplies) =>
    id === shared || !material.flowIds.includes(id) || content.flows[id] !== undefined;
  const built = [{ language: content.desk.language, replies: material.replies }, ...material.languages].map(
    ({ language, replies }) => {
      const { flows, acts } = content.languages[language] ?? content;
      const asked = {
        flows: Object.values(flows),
        ofActs: new Set(acts.utterances.map(({ text }) => plainText(text))),
      };
      const files = replies.filter(isPlayed).map((file) => repliesOf(file, asked));
      return { language, replies: files.flatMap((each) => each.replies), faults: files.flatMap((each) => each.faults) };
    },
  );
  return {
    replies: Object.fromEntries(built.map(({ language, replies }) => [language, replies])),
    faults: built.flatMap(({ faults }) => faults),
  };
}

function repliesOf({ id, place, questions }: UncheckedReplies, asked: Asked): Built {
  const known = asked.flows.map((flow) => flow.id);
  if (id !== shared && !known.includes(id)) {
    const cure = didYouMean(id, [...known, shared], 'Name the file after a flow, or take it away.');
    const fault = errorAt(
      place,
      'content-unknown-flow',
      `there is no flow "${id}" whose questions these answer.`,
      cure,
    );
    return { replies: [], faults: [fault] };
  }
  const built = questions.map((question) => repliesTo(id, question, asked));
  return { replies: built.flatMap((each) => each.replies), faults: built.flatMap((each) => each.faults) };
}

type Question = UncheckedReplies['questions'][number];

/** Where a question of a file is asked; one of `shared.yml` by the first flow that uses it. */
function askedIn(id: string, name: string, { flows }: Asked): { readonly flow: Flow; readonly step: Step } | undefined {
  for (const flow of flows.filter((each) => id === shared || each.id === id)) {
    const step = flow.steps.find((each) => (id === shared ? each.shared : each.id) === name);
    if (step) return { flow, step };
  }
  return undefined;
}

function repliesTo(id: string, { step: name, place, answers }: Question, asked: Asked): Built {
  const found = askedIn(id, name, asked);
  if (!found) {
    const all = asked.flows.filter((flow) => id === shared || flow.id === id).flatMap(({ steps }) => steps);
    const known = all.flatMap((step) => (id === shared ? step.shared : step.id) ?? []);
    const what = id === shared ? `no flow uses a shared step "${name}".` : `the flow "${id}" has no step "${name}".`;
    const cure = didYouMean(name, new Set(known), 'Name one of its steps, or take this out.');
    return { replies: [], faults: [errorAt(place, 'content-unknown-step', what, cure)] };
  }
  const { flow, step } = found;
  if (step.ask === undefined) {
    const cure = 'Only a step with `ask` takes replies. Take this out.';
    const fault = errorAt(place, 'content-answers-without-question', `the step "${name}" asks nothing.`, cure);
    return { replies: [], faults: [fault] };
  }
  const faults: Fault[] = [];
  const replies: ReplyHoldout[] = [];
  const before = new Map<string, Place>();
  for (const { label, place: at, replies: said } of answers) {
    const answer = label === noAnswer ? undefined : step.answers.findIndex((each) => each.label === label);
    if (answer === -1) {
      const labels = step.answers.map((each) => each.label);
      const cure = didYouMean(label, [...labels, noAnswer], 'Name one of its answers by its label.');
      faults.push(errorAt(at, 'content-unknown-answer', `"${name}" has no answer "${label}".`, cure));
      continue;
    }
    for (const [index, text] of said.entries()) {
      const here = below(at, index);
      const fault =
        learned(text, here, step, answer === undefined ? asked.ofActs : undefined) ?? twice(text, here, before);
      if (fault) faults.push(fault);
      const { file } = here.source;
      replies.push(present({ flow: flow.id, step: step.id, text, answer, file, line: here.source.line(here.path) }));
    }
  }
  return { replies, faults };
}

/** A reply that the question learns, as one of an answer or as one of none, measures nothing. */
function learned(text: string, place: Place, { answers }: Step, ofActs?: ReadonlySet<string>): Fault | undefined {
  const plain = plainText(text);
  const answer = answers.find(({ label, also, unasked }) =>
    [label, ...also, ...unasked].some((saying) => plainText(saying) === plain),
  );
  if (!answer && !ofActs?.has(plain)) return undefined;
  const where = answer ? `a saying of "${answer.label}"` : 'an utterance of an act';
  const what = `the reply "${text}" is learned: it is ${where}.`;
  return errorAt(place, 'content-holdout-learned', what, 'Keep it in one of the two places.');
}

/** No reply to a question is counted for two answers. */
function twice(text: string, place: Place, before: Map<string, Place>): Fault | undefined {
  const plain = plainText(text);
  const other = before.get(plain);
  if (!other) {
    before.set(plain, place);
    return undefined;
  }
  const what = `"${text}" stands in line ${other.source.line(other.path)} already.`;
  return errorAt(place, 'content-said-twice', what, 'Keep it where it belongs.');
}
