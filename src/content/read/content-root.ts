import type {
  StepKeys,
  UncheckedAgentWordFiles,
  UncheckedDesk,
  UncheckedFact,
  UncheckedFlow,
  UncheckedIntent,
  UncheckedLanguage,
  UncheckedPhrases,
  UncheckedShared,
  UncheckedStep,
  UncheckedTalk,
} from './unchecked.ts';
import { below, type Place } from './yaml-file.ts';

/** A step as a flow plays it: a shared step's keys, overridden by the flow's own. */
export type PlayedStep = {
  readonly id: string;
  readonly flow: UncheckedFlow;
  readonly place: Place;
  readonly keys: StepKeys;
  /** The shared step it uses; undefined also if `use` names one that does not exist. */
  readonly shared?: UncheckedStep;
  readonly isMalformed: boolean;
  /** Where a key is written: in the flow, else in `shared.yml`, else the step itself. */
  readonly placeOf: (key: keyof StepKeys) => Place;
};

/** Everything that checks look at: all unchecked files of a content root, with each flow's steps merged. */
export type ContentRoot = UncheckedTalk & {
  readonly root: string;
  /** Names of all flow files, including unreadable ones. */
  readonly flowIds: readonly string[];
  readonly intentIds: readonly string[];
  readonly flows: readonly UncheckedFlow[];
  readonly intents: readonly UncheckedIntent[];
  readonly steps: ReadonlyMap<string, readonly PlayedStep[]>;
  /** Undefined if its file cannot be read: then nothing is known of the names it defines. */
  readonly shared: UncheckedShared | undefined;
  readonly phrases: UncheckedPhrases | undefined;
  readonly notOurs: UncheckedIntent | undefined;
  readonly desk: UncheckedDesk | undefined;
  readonly languages: readonly UncheckedLanguage[];
  readonly agentWords: UncheckedAgentWordFiles;
};

/** Every step of every flow, as it is played. */
export function allSteps(material: ContentRoot): readonly PlayedStep[] {
  return [...material.steps.values()].flat();
}

/** The facts by name; none if `shared.yml` cannot be read. */
export function factsByName({ shared }: ContentRoot): ReadonlyMap<string, UncheckedFact> {
  return new Map(shared?.facts.map((fact) => [fact.name, fact]));
}

/** Every flow that a step may call, and where it is named. */
export function callsOf({
  keys,
  placeOf,
}: Pick<PlayedStep, 'keys' | 'placeOf'>): readonly { readonly flow: string; readonly place: Place }[] {
  const own = keys.call === undefined ? [] : [{ flow: keys.call, place: placeOf('call') }];
  const answered = (keys.answers ?? []).flatMap(({ call, calls, place }) => [
    ...(call === undefined ? [] : [{ flow: call, place: below(place, 'call') }]),
    ...Object.entries(calls?.flows ?? {}).map(([value, flow]) => ({
      flow,
      place: below(place, 'calls', calls?.fact ?? '', value),
    })),
  ]);
  return [...own, ...answered];
}

/** The flow's steps, with shared parts filled in. */
export function playedSteps(flow: UncheckedFlow, shared: UncheckedShared | undefined): readonly PlayedStep[] {
  return flow.steps.map((own) => {
    const from = own.keys.use === undefined ? undefined : shared?.steps.find(({ id }) => id === own.keys.use);
    return {
      id: own.id,
      flow,
      place: own.place,
      keys: { ...from?.keys, ...own.keys, ...bothFaq(own, from) },
      ...(from ? { shared: from } : {}),
      // A step whose shared part is unknown has gaps as well.
      isMalformed: own.isMalformed || from?.isMalformed === true || (own.keys.use !== undefined && !from),
      placeOf: (key) => {
        if (own.keys[key] !== undefined) return below(own.place, key);
        return from?.keys[key] === undefined ? own.place : below(from.place, key);
      },
    };
  });
}

/** What a flow's step answers is added to what the shared step answers; the other keys replace. */
function bothFaq(own: UncheckedStep, from: UncheckedStep | undefined): Pick<StepKeys, 'faq'> {
  const faq = [...(own.keys.faq ?? []), ...(from?.keys.faq ?? [])];
  return faq.length === 0 ? {} : { faq };
}
