import type { Desk } from './desk.ts';
import type { Flow, FlowBundle } from './flow.ts';
import type { Phrases } from './phrases.ts';

/** An example to learn from: an utterance of an intent, or a symptom, which names a step as well. */
export type Example = { readonly intent: string; readonly text: string; readonly step?: string };

/** Intents that are no flow; the desk answers them itself. */
export const deskIntents = ['talk-to-agent', 'greeting', 'thanks', 'goodbye'] as const;

export type DeskIntent = (typeof deskIntents)[number];

/** What the classifier learns from and is measured on, in one language. */
export type Examples = {
  /** Its tag; left out where it does not matter. */
  readonly language?: string;
  readonly utterances: readonly Example[];
  /** Never learned: measured on. */
  readonly holdouts: readonly Example[];
  /** Other people's problems, to be lost on. */
  readonly notOurs: readonly string[];
  readonly notOursHoldouts: readonly string[];
};

/** What a desk has for people who write in another language than its own. */
export type FurtherLanguage = {
  readonly examples: Examples;
  /** The desk's own phrases, which hear what people say in this language as well. */
  readonly phrases: Phrases;
  /** What it adds to what the desk hears: the sayings as they are written for it. */
  readonly sayings: readonly string[];
  /** That the bot answers in its own language, said in this one; wordings used in turn. */
  readonly notice: readonly [string, ...string[]];
};

/** The whole content, checked, everything the writers left out filled in. */
export type Content = {
  /** SHA-256 over all of it, hexadecimal. */
  readonly version: string;
  readonly flows: Readonly<Record<string, Flow>>;
  /** For every flow what a plan that begins it has to pin. */
  readonly bundles: Readonly<Record<string, FlowBundle>>;
  readonly phrases: Phrases;
  readonly desk: Desk;
  /** In the desk's own language. */
  readonly examples: Examples;
  /** By language tag: `de`. */
  readonly languages: Readonly<Record<string, FurtherLanguage>>;
};
