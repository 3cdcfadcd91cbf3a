import type { Acts } from './acts.ts';
import type { AgentWords } from './agent-words.ts';
import type { Desk } from './desk.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { Flow, FlowBundle, QuestionsBack } from './flow.ts';
import type { PageWords } from './page-words.ts';
import type { Phrases } from './phrases.ts';
import type { Term } from './terms.ts';
import type { Urgent } from './urgent.ts';
import type { LetterFolding, Words } from './words.ts';

/** An example to learn from: an utterance of an intent, or a symptom, which names a step as well. */
export type Example = { readonly intent: string; readonly text: string; readonly step?: string };

/** Intents that are no flow; the desk answers them itself. */
export const deskIntents = ['talk-to-agent', 'greeting', 'thanks', 'goodbye'] as const;

/** What the classifier learns from and is measured on, in one language. */
export type Examples = {
  /** Its tag; left out where it does not matter. */
  readonly language?: string;
  /** How letters of that language are read that people type in several ways. */
  readonly letters?: LetterFolding;
  readonly utterances: readonly Example[];
  /** Never learned: measured on. */
  readonly holdouts: readonly Example[];
  /** Other people's problems: the verdict on them should be *lost*. */
  readonly notOurs: readonly string[];
  readonly notOursHoldouts: readonly string[];
};

/** A reply to a step's question that nobody learns from, where it is written, and the answer that a person would note. */
export type ReplyHoldout = {
  readonly flow: string;
  readonly step: string;
  readonly text: string;
  /** The answer's place; undefined where it answers nothing of the question. */
  readonly answer?: number;
  readonly file: string;
  readonly line: number;
};

/** What people say and are told, in one language. In a further one a text that is not translated is the desk's own. */
export type LanguageContent = {
  readonly examples: Examples;
  /** In a further language they hear the desk's own sayings as well. */
  readonly phrases: Phrases;
  readonly acts: Acts;
  readonly words?: Words;
  readonly urgent?: Urgent;
  readonly elsewhere?: Elsewhere;
  /** Words of the trade that are explained when somebody asks. */
  readonly terms?: readonly Term[];
  readonly flows: Readonly<Record<string, Flow>>;
  /** Said to questions back in any flow, and outside of flows. Not pinned: like phrases, always the current ones. */
  readonly questionsBack: QuestionsBack;
  /** What the chat page says to customers. */
  readonly page: PageWords;
};

/** What a desk has for people who write in another language than its own. */
export type FurtherLanguage = LanguageContent & {
  /** What it adds to what the desk hears: the sayings as they are written for it. */
  readonly sayings: readonly string[];
};

/** The whole content, checked, everything the writers left out filled in; what has a language is in the desk's own. */
export type Content = LanguageContent & {
  /** SHA-256 over all of it, hexadecimal. */
  readonly version: string;
  /** For every flow what a plan that begins it has to pin. */
  readonly bundles: Readonly<Record<string, FlowBundle>>;
  readonly desk: Desk;
  /** That the desk does not know a language, said in it, by its tag; {languages} are those it knows. */
  readonly otherLanguages: Readonly<Record<string, string>>;
  readonly agentWords: AgentWords;
  /** By language tag: `de`. */
  readonly languages: Readonly<Record<string, FurtherLanguage>>;
};
