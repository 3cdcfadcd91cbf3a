import type { OurDevices } from '../../domain/content/elsewhere.ts';
import type { CallByFact, Facts, Faq, Guard, Meaning, OutcomeSayings } from '../../domain/content/flow.ts';
import type { Words } from '../../domain/content/words.ts';
import type { ActFile } from '../act-files.ts';
import type { Place } from './yaml-file.ts';

/**
 * Content as it was written, before it is checked: anything may be missing, and values of the wrong type are left out.
 * Each part knows its place, so that a check can name it.
 */
export type UncheckedAnswer = {
  readonly place: Place;
  readonly meaning?: Meaning;
  readonly label?: string;
  readonly known?: string;
  readonly also: readonly string[];
  readonly unasked: readonly string[];
  readonly over?: readonly string[];
  readonly under?: readonly string[];
  readonly sets: Facts;
  readonly fix?: string;
  readonly call?: string;
  readonly calls?: CallByFact;
};

/** A question that people ask back, and what is said. */
/** A question that people ask back, as it is written. */
export type UncheckedFaq = Partial<Faq> & { readonly asked: readonly string[]; readonly place: Place };

/** What a step, a flow or `shared.yml` says to questions back. */
export type UncheckedQuestionsBack = {
  readonly safe?: string;
  readonly costs?: string;
  readonly tell?: string;
  readonly faq?: readonly UncheckedFaq[];
};

/** The keys of a step as written in a file; in a merged step, the shared step's keys overridden by the flow's own. */
export type StepKeys = UncheckedQuestionsBack & {
  readonly use?: string;
  readonly title?: string;
  readonly ask?: string;
  readonly answers?: readonly UncheckedAnswer[];
  readonly path?: string;
  readonly opens?: string;
  readonly how?: string;
  readonly why?: string;
  readonly fix?: string;
  readonly call?: string;
  readonly when?: Guard;
  readonly parks?: boolean;
  readonly minutes?: number;
  readonly check?: string;
  readonly symptoms?: readonly string[];
  readonly tried?: readonly string[];
};

export type UncheckedStep = {
  readonly id: string;
  readonly place: Place;
  readonly keys: StepKeys;
  /** Whether its shape is faulty: a key that is missing may only be misspelt. */
  readonly isMalformed: boolean;
};

export type UncheckedFlow = UncheckedQuestionsBack & {
  readonly id: string;
  readonly place: Place;
  readonly title?: string;
  readonly check?: string;
  readonly works?: OutcomeSayings;
  readonly fails?: OutcomeSayings;
  readonly about?: string;
  readonly matter?: string;
  /** Not for customers yet. */
  readonly isDraft: boolean;
  readonly alsoOn: readonly string[];
  readonly start?: string;
  readonly solved?: string;
  readonly handoff?: string;
  readonly team?: string;
  readonly source?: string;
  readonly sets: Facts;
  readonly steps: readonly UncheckedStep[];
};

export type UncheckedFact = {
  readonly name: string;
  readonly place: Place;
  readonly values: readonly {
    readonly value: string;
    readonly place: Place;
    readonly title?: string;
    readonly unasked: readonly string[];
  }[];
};

export type UncheckedShared = UncheckedQuestionsBack & {
  readonly place: Place;
  readonly facts: readonly UncheckedFact[];
  readonly steps: readonly UncheckedStep[];
  /** Words by which a fix is known that signs out, deletes, resets or erases. */
  readonly destructive: readonly string[];
};

export type UncheckedPhrases = {
  readonly place: Place;
  readonly says: ReadonlyMap<string, readonly string[]>;
  readonly hears: ReadonlyMap<string, readonly string[]>;
  /** What is said in a language that the desk does not know, by its tag. */
  readonly otherLanguages: ReadonlyMap<string, string>;
  /** What the chat page says. */
  readonly page: ReadonlyMap<string, string>;
};

export type UncheckedIntent = {
  readonly id: string;
  readonly place: Place;
  readonly utterances: readonly string[];
  readonly holdouts: readonly string[];
};

/** A file of `dialogs/acts/`; its kinds are read like intents. */
export type UncheckedAct = { readonly act: ActFile; readonly place: Place; readonly kinds: readonly UncheckedIntent[] };

/** Absent lists are empty. */
export type UncheckedWords = { readonly place: Place; readonly words: Omit<Words, 'language'> };

export type UncheckedHelpline = {
  readonly emergency?: string;
  readonly crisis?: { readonly name?: string; readonly phone?: string; readonly link?: string };
};

export type UncheckedUrgent = {
  readonly place: Place;
  /** By kind, in file order. */
  readonly advice: ReadonlyMap<string, { readonly say?: string; readonly again?: string }>;
  /** By kind; absent lists are empty. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** What is said afterwards, by kind; kinds without any have no key. */
  readonly faqOfKind: ReadonlyMap<string, readonly UncheckedFaq[]>;
  /** What is said afterwards to any danger to a person. */
  readonly faq: readonly UncheckedFaq[];
  readonly colleague?: string;
  readonly colleagueAway?: string;
  readonly emergencyAnywhere?: string;
  /** By country; `default` for all others. */
  readonly helplines: ReadonlyMap<string, UncheckedHelpline>;
};

export type UncheckedElsewhere = {
  readonly place: Place;
  readonly ours: OurDevices;
  readonly kinds: ReadonlyMap<string, UncheckedHelp>;
};

/** Absent lists are empty. */
type UncheckedHelp = {
  readonly title?: string;
  readonly say?: string;
  readonly link?: string;
  readonly names: readonly string[];
  readonly always: readonly string[];
};

export type UncheckedTerms = {
  readonly place: Place;
  readonly terms: ReadonlyMap<string, { readonly names: readonly string[]; readonly say?: string }>;
};

/** A file of held-out replies: by step, by the label of the answer that each of them gives. */
export type UncheckedReplies = {
  /** The flow's, or `shared`. */
  readonly id: string;
  readonly place: Place;
  readonly questions: readonly {
    readonly step: string;
    readonly place: Place;
    readonly answers: readonly {
      readonly label: string;
      readonly place: Place;
      readonly replies: readonly string[];
    }[];
  }[];
};

/** What one language says about what people do with words, and what the bot answers. */
export type UncheckedTalk = {
  /** Those that can be read. */
  readonly acts: readonly UncheckedAct[];
  readonly words: UncheckedWords | undefined;
  readonly urgent: UncheckedUrgent | undefined;
  readonly elsewhere: UncheckedElsewhere | undefined;
  readonly terms: UncheckedTerms | undefined;
  readonly replies: readonly UncheckedReplies[];
};

/** What a content root has for a further language, by its tag. */
export type UncheckedLanguage = UncheckedTalk & {
  readonly language: string;
  /** Names of all its intent files, including unreadable ones. */
  readonly intentIds: readonly string[];
  readonly intents: readonly UncheckedIntent[];
  readonly notOurs: UncheckedIntent | undefined;
  readonly phrases: UncheckedPhrases | undefined;
  readonly shared: UncheckedShared | undefined;
  /** Translated flows: the texts and sayings only. */
  readonly flows: readonly UncheckedFlow[];
  /** The hash of the original that a text was translated from, by file and key: `photos title`. */
  readonly originals: Readonly<Record<string, string>>;
};

/** A file of `words/`: the texts by their sections and keys. */
export type UncheckedAgentWords = {
  readonly place: Place;
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

/** What agents read, by language: the content root's own, and what comes with Fixpath. */
export type UncheckedAgentWordFiles = Readonly<Record<'own' | 'shipped', ReadonlyMap<string, UncheckedAgentWords>>>;

export type UncheckedDesk = {
  readonly place: Place;
  readonly name?: string;
  readonly language?: string;
  readonly timeZone?: string;
  readonly country?: string;
  readonly hours?: ReadonlyMap<string, readonly string[]>;
  readonly holidays: readonly string[];
  readonly retired: readonly string[];
  readonly teams: readonly { readonly id?: string; readonly name?: string; readonly languages?: readonly string[] }[];
  readonly topics?: readonly string[];
  readonly idleHours?: number;
  readonly assumeHours?: number;
  readonly abandonHours?: number;
  readonly reopenHours?: number;
  readonly claimSeconds?: number;
  readonly agentGoneSeconds?: number;
  readonly mailMinutes?: number;
  readonly followUpMinutes?: number;
  readonly followUpHours?: string;
  readonly cannedReplies?: Readonly<Record<string, string>>;
  readonly costs: { readonly wrongFlow?: number; readonly offer?: number; readonly apology?: number };
  readonly strangersShare?: number;
};
