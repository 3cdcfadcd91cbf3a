import type { ReplyPlace } from '../../desk/listening/hear.ts';
import type { Content } from '../../domain/content/content.ts';
import { type Answer, type Flow, meanings, type Step } from '../../domain/content/flow.ts';
import { FixpathError } from '../../domain/error.ts';
import { asObject, type Json, type JsonObject } from '../../domain/json.ts';
import type { Classifier } from '../../domain/ports/classifier.ts';
import type { OpenStep, StepPhase } from '../../flows/position/walk-flow.ts';
import { sayFrom } from '../../flows/replies/say.ts';

/** A reply to be heard, and the step at which it is said: one of a flow's, or one made for a question. */
export type AskedReply = {
  readonly reply: string;
  readonly flow: Flow;
  readonly step: Step;
  readonly phase: StepPhase;
};

/** Reads a line of the file. Throws with the line's place and what is wrong with it. */
export function readAskedReply(line: string, place: string, content: Content): AskedReply {
  const wrong = (what: string) => new FixpathError('hear-line', `${place}: ${what}`);
  let asked: JsonObject | undefined;
  try {
    asked = asObject(JSON.parse(line) as Json);
  } catch {
    asked = undefined;
  }
  if (!asked) throw wrong('this is no JSON object. Write one on each line.');
  const { reply, question, flow, step, phase, answers } = asked;
  if (typeof reply !== 'string') throw wrong('it has no "reply". Give the words to be heard.');
  if (typeof question === 'string')
    return { reply, ...madeFor(question, answersIn(answers, wrong)), phase: 'question' };
  if (typeof flow !== 'string' || typeof step !== 'string')
    throw wrong('it names no place. Give "question" and "answers", or "flow", "step" and "phase".');
  const named = content.flows[flow];
  const found = named?.steps.find(({ id }) => id === step);
  if (!named || !found) throw wrong(`there is no step "${step}" in a flow "${flow}". Look in dialogs/.`);
  return { reply, flow: named, step: found, phase: phaseIn(phase, found, wrong) };
}

/** Where the chat would be when it hears the reply. */
export function placeOf({ flow, step, phase }: AskedReply, content: Content, classifier: Classifier): ReplyPlace {
  const open: OpenStep = { type: 'open', at: { path: step.id, frame: '', flow, step }, phase };
  const bundle = content.bundles[flow.id] ?? { hash: '', root: flow.id, flows: { [flow.id]: flow }, facts: {} };
  const { flows, elsewhere, phrases } = content;
  return { open, bundle, flow: flow.id, say: sayFrom(phrases, 0), classifier, flows, elsewhere };
}

/** The flow of a question that stands in the line itself. */
export const noFlow = 'none';

type Wrong = (what: string) => FixpathError;

function phaseIn(phase: Json | undefined, step: Step, wrong: Wrong): StepPhase {
  switch (phase) {
    case undefined:
    case 'question':
      if (step.ask === undefined) throw wrong(`the step "${step.id}" asks nothing. Give the phase "fix" or "check".`);
      return 'question';
    case 'fix':
    case 'check':
      return 'check';
    case 'parked':
      return 'fix';
    default:
      throw wrong('its phase is none. Give question, fix, check or parked.');
  }
}

function madeFor(ask: string, answers: readonly Answer[]): { readonly flow: Flow; readonly step: Step } {
  const step: Step = { id: 'question', title: '', ask, answers, parks: false, symptoms: [] };
  return { step, flow: { id: noFlow, title: '', check: '', steps: [step] } };
}

function answersIn(given: Json | undefined, wrong: Wrong): readonly Answer[] {
  if (!Array.isArray(given) || given.length === 0)
    throw wrong('it has no "answers". Give at least one with a "label".');
  return given.map((each): Answer => {
    const { label, means = 'unsure', also = [] } = asObject(each as Json) ?? {};
    const meaning = meanings.find((known) => known === means);
    if (typeof label !== 'string') throw wrong('an answer has no "label". Give the words of its button.');
    if (!meaning) throw wrong(`an answer means "${String(means)}". Give ${meanings.join(', ')}.`);
    if (!Array.isArray(also)) throw wrong('an answer\'s "also" is no list. Give a list of texts.');
    return { meaning, label, also: also.map(String), unasked: [] };
  });
}
