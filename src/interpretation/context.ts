import type { Answer } from '../domain/content/flow.ts';
import { onceFor } from '../domain/once-for.ts';

/** Where the conversation stands when something is said. */
type Phase = 'question' | 'fix' | 'check' | 'parked' | 'offer' | 'waiting' | 'none';

/** An answer that the open question takes, as a flow has it, or a choice that is on offer. */
export type PossibleAnswer = Pick<Answer, 'label'> &
  Partial<Pick<Answer, 'meaning' | 'also' | 'unasked' | 'over' | 'under' | 'isDestructive'>>;

/** All wordings of an answer: its label, and its sayings. */
export function sayingsOfAnswer({ label, also = [], unasked = [] }: PossibleAnswer): readonly string[] {
  return [label, ...also, ...unasked];
}

/** Names a question by its words and those of its answers, by which it is known wherever it stands. */
export function nameOfQuestion(question: string, answers: readonly PossibleAnswer[]): string {
  return [question, ...answers.map(({ label }) => label)].join('\n');
}

/** What somebody may tell of another step or of a fact, without being asked. */
export type OtherRow = {
  /** The question it would answer, where there is one. */
  readonly question?: string | undefined;
  readonly label: string;
  readonly sayings: readonly string[];
  /** It tells of something done, which "I could do it" does not. */
  readonly isDeed?: boolean;
};

/** What is known when a message is interpreted. */
export type Context = {
  readonly phase: Phase;
  /** The open question; at a check, a fix and a parked step the check's. */
  readonly question?: string | undefined;
  /** For a question: what the flow's check asks, because somebody may say that it works now, or still does not. */
  readonly check?: string;
  /** For a check: the fix that it asks about. Whoever lacks one of its things could not do it. */
  readonly fix?: string | undefined;
  /** How people say that what the check asks is true, and that it is not. */
  readonly works?: PossibleAnswer | undefined;
  readonly fails?: PossibleAnswer | undefined;
  /** Nothing has been answered or told before: there is nothing to take back. */
  readonly isFirst?: boolean;
  /**
   * Kinds of devices that are not the desk's, and that the open flow looks at as well: naming one is no change of
   * subject.
   */
  readonly alsoOn?: readonly string[] | undefined;
  /** The bot's last words, which may be an explanation of the question. */
  readonly said?: string;
  /** Empty where nothing can be answered. At a check they are left out: `report` stands for them. */
  readonly answers: readonly PossibleAnswer[];
  /** Answers to other steps, and facts. */
  readonly others?: readonly OtherRow[];
  /** Nothing was asked: what is told must be said with all that marks it ("only", "every"), and with little else. */
  readonly isStrict?: boolean;
};

/** What a check can turn out as, as its answers. The same objects every time: much is prepared and remembered for them. */
export function outcomesAsAnswers({ works = untold, fails = untold }: Pick<Context, 'works' | 'fails'>) {
  return pairOf(works)(fails);
}

const untold: PossibleAnswer = { label: '' };
const pairOf = onceFor((works: PossibleAnswer) => onceFor((fails: PossibleAnswer) => [works, fails] as const));
