/** Facts by name: `{ network: 'wifi' }`. */
export type Facts = Readonly<Record<string, string>>;

/** A guard: each name (a fact, or a step above) must hold one of the values. What is unknown holds. */
export type Guard = Readonly<Record<string, readonly string[]>>;

/** What an answer means: nothing wrong here, found something, or can't be told. */
export const meanings = ['fine', 'wrong', 'unsure'] as const;

export type Meaning = (typeof meanings)[number];

/** A question that people ask back: several ways of asking it, and what is said. */
export type Faq = { readonly asked: readonly string[]; readonly say: string };

/**
 * What is said to questions back, beside a step's `path`, `how`, `why` and `minutes`. A step's own words come first,
 * then its flow's, then those that all flows share. Plans pinned by older versions have none.
 */
export type QuestionsBack = {
  /** What happens to one's data: "is it safe?", "will I lose anything?". */
  readonly safe?: string;
  readonly costs?: string;
  /** How one can tell that the problem is solved. */
  readonly tell?: string;
  readonly faq?: readonly Faq[];
};

/** The flow that helps by the value of a fact: `{ fact: 'network', flows: { wifi: 'wifi-not-working' } }`. */
export type CallByFact = { readonly fact: string; readonly flows: Readonly<Record<string, string>> };

/** One answer to a step's question, everything the writer left out filled in. */
export type Answer = {
  readonly meaning: Meaning;
  /** The button. */
  readonly label: string;
  /** What is so, to tell people what was taken from their words: "sync is on". Older plans have none. */
  readonly known?: string;
  /** Other ways to say it in reply to the question. */
  readonly also: readonly string[];
  /** Ways to say it unasked, in the opening or at any other question of the flow. */
  readonly unasked: readonly string[];
  /** Numbers with their units (`50 %`): one said in reply that is as much or more means this answer. */
  readonly over?: readonly string[];
  /** One said in reply that is less means this answer. */
  readonly under?: readonly string[];
  readonly sets?: Facts;
  readonly fix?: string;
  readonly call?: string;
  /** Instead of `call`: the flow depends on a fact, and the step that asks for it comes first. */
  readonly calls?: CallByFact;
  /** It leads to a fix that signs out, deletes, resets or erases. */
  readonly isDestructive?: true;
};

/** One thing looked at: its question, its fix and its check share one id. */
export type Step = QuestionsBack & {
  readonly id: string;
  readonly title: string;
  /** The name in `shared.yml` where the step comes from; a shared step is played once an episode. */
  readonly shared?: string;
  readonly when?: Guard;
  /** Without a question the step begins with its fix. */
  readonly ask?: string;
  /** Empty exactly where `ask` is missing. "Not sure" is not among them; every question takes it. */
  readonly answers: readonly Answer[];
  readonly path?: string;
  /** A link by which the system opens the very setting. */
  readonly opens?: string;
  readonly how?: string;
  readonly why?: string;
  readonly fix?: string;
  readonly call?: string;
  /** The fix takes the phone away from the chat: wait for any word before the check. */
  readonly parks: boolean;
  readonly minutes?: number;
  readonly check?: string;
  readonly symptoms: readonly string[];
  /** Ways to say that its fix was done before anybody asked: then the step is left out. */
  readonly tried?: readonly string[];
};

/** How people tell what a check asks, in words and numbers that its question has not. */
export type OutcomeSayings = Pick<Answer, 'also' | 'over' | 'under'>;

/** One problem and its steps, the cheapest first. */
export type Flow = QuestionsBack & {
  readonly id: string;
  readonly title: string;
  readonly check: string;
  /** How people say that it works, and that it still does not. Older plans have none. */
  readonly works?: OutcomeSayings;
  readonly fails?: OutcomeSayings;
  /** What is going on when it is this problem, for whoever cannot tell it from another. Older plans have none. */
  readonly about?: string;
  /** The problem within a sentence, "shall we look at the Wi-Fi first?"; otherwise its title. Older plans have none. */
  readonly matter?: string;
  /** Names of `elsewhere.yml`: devices whose side of the problem belongs to this flow as well. Older plans have none. */
  readonly alsoOn?: readonly string[];
  readonly steps: readonly Step[];
  readonly start?: string;
  readonly solved?: string;
  readonly handoff?: string;
  readonly team?: string;
  readonly sets?: Facts;
  readonly source?: string;
};

/** A fact's possible values, each with a title to read after "you are" and the sayings that give it away. */
export type FactValues = Readonly<Record<string, { readonly title: string; readonly unasked: readonly string[] }>>;

/**
 * A flow, the flows it can call (to any depth) and the facts they know: all a running plan needs.
 * It is pinned by the plan, so a deploy changes nothing for a conversation that is under way.
 */
export type FlowBundle = {
  /** SHA-256 over the rest, hexadecimal. */
  readonly hash: string;
  /** The flow that was begun. */
  readonly root: string;
  readonly flows: Readonly<Record<string, Flow>>;
  readonly facts: Readonly<Record<string, FactValues>>;
  /** The same flows and facts in further languages, by their tags; bundles of older versions have none. */
  readonly languages?: Readonly<Record<string, SpokenFlows>>;
};

/** Flows and facts in one language. */
export type SpokenFlows = Pick<FlowBundle, 'flows' | 'facts'>;
