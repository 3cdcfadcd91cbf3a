/**
 * What people do with a message, and the kinds of each act. `answer`, `inform` and `problem` have no kinds of their
 * own: their rows are a flow's answers and the desk's intents.
 */
export const kindsOf = {
  ask: [
    'where',
    'how',
    'what-is',
    'which-one',
    'how-long',
    'safe',
    'cost',
    'why',
    'what-happens',
    'another-way',
    'how-many-more',
    'are-you-a-bot',
    'status',
    'how-to-tell',
    'counts',
    'other',
  ],
  report: ['done', 'not-yet', 'solved', 'partly', 'relapse', 'no-effect', 'could-not', 'unsure'],
  wish: [
    'person',
    'leave',
    'works-now',
    'start-over',
    'back',
    'skip',
    'repeat',
    'wait',
    'slower',
    'language',
    'another-step',
    'bot',
    'help',
  ],
  social: [
    'greeting',
    'thanks',
    'bye',
    'anger',
    'worry',
    'despair',
    'grief',
    'acknowledge',
    'apology',
    'praise',
    'objection',
    'small-talk',
  ],
  elsewhere: [
    'android',
    'windows',
    'mac',
    'ipad',
    'watch',
    'earphones',
    'tv',
    'other-app-or-account',
    'not-mine',
    'battery',
    'damage',
    'other-matter',
  ],
  urgent: ['burning', 'swollen-battery', 'shock', 'water', 'self-harm', 'harm', 'erasing', 'deleted', 'deleting-chats'],
  correct: ['earlier-answer'],
} as const;

/** What is not this desk's although its own device is meant: no flow mends a worn battery, or broken glass. */
export const beyondMending: readonly string[] = ['battery', 'damage'];

/** The acts that every desk has, with files of their own in `dialogs/acts/`. */
type CommonAct = keyof typeof kindsOf;

/** The kinds of one act. */
export type KindOf<Act extends CommonAct> = (typeof kindsOf)[Act][number];

/** Reports of the problem itself: that it is still there, or there again. */
export const stillThere: readonly KindOf<'report'>[] = ['no-effect', 'relapse', 'partly'];

/** An act and its kind: `ask`, `where`. */
type ActKind = { [Act in CommonAct]: { readonly act: Act; readonly kind: KindOf<Act> } }[CommonAct];

/** Every act and kind by the name that ears learn it under: `ask.where`. */
const actKinds = new Map(
  Object.entries(kindsOf).flatMap(([act, kinds]) =>
    // A pair of the list, which `entries` takes apart.
    kinds.map((kind) => [actName({ act, kind }), { act, kind } as ActKind] as const),
  ),
);

/** The name that an ear learns an act and its kind under: `ask.where`. */
export function actName({ act, kind }: { readonly act: string; readonly kind: string }): string {
  return `${act}.${kind}`;
}

/** The act and the kind of a name; undefined for one that is not in the list. */
export function actKindOf(name: string): ActKind | undefined {
  return actKinds.get(name);
}

/** A sentence and what people do with it. */
export type ActExample = ActKind & { readonly text: string };

/** How people say what they do, in one language. Empty for a desk that does not hear acts. */
export type Acts = {
  readonly utterances: readonly ActExample[];
  /** Never learned: measured on. */
  readonly holdouts: readonly ActExample[];
  /** Sounds like danger and is none ("my phone died"): what `urgent` is told from. */
  readonly harmless: readonly string[];
  readonly harmlessHoldouts: readonly string[];
};
