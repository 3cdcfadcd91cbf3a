import type { KindOf } from '../../domain/content/acts.ts';
import type { Content } from '../../domain/content/content.ts';
import type { Faq, Flow, Step } from '../../domain/content/flow.ts';
import { onceFor } from '../../domain/once-for.ts';
import { remembered } from '../../domain/remembered.ts';
import { contentOf } from '../../interpretation/alignment/proposition.ts';
import { stemIndex } from '../../interpretation/answers/stem-index.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { type Sentence, sentencesOf } from '../../interpretation/text/sentences.ts';

/** The stems of a text, and how far each can tell what the text is about, 0 to 1. */
export type Stems = ReadonlyMap<string, number>;

/** How much small words count: enough to decide among questions whose other words are the same. */
const small = 0.12;
/** "Where" and "how long" tell a little. */
const interrogative = 0.25;
/** "Break", "fine" and "left" can be said of anything. */
const judging = 0.4;

/** The stems of what somebody has said. */
export function stemsSaid(text: string, { lexicon }: Ear): Stems {
  return stemsIn(sentencesOf(text, lexicon));
}

/** The same of one of the desk's own texts, which the ear remembers. */
function stemsOfOwn(text: string, { sentencesIn }: Ear): Stems {
  return stemsIn(sentencesIn(text));
}

function stemsIn(sentences: readonly Sentence[]): Stems {
  const found = new Map<string, number>();
  for (const { tokens } of sentences) {
    const content = new Set(contentOf(tokens));
    for (const token of tokens) {
      // "Kostet das" stands among what asks, whichever group that is.
      const asks = isIn(token, 'questions', 'asking') || (token.groups.size > 0 && token.text.includes(' '));
      const share = asks
        ? interrogative
        : !content.has(token) || isIn(token, 'telling')
          ? small
          : isIn(token, 'good', 'bad', 'failing', 'remaining')
            ? judging
            : 1;
      found.set(token.stem, Math.max(share, found.get(token.stem) ?? 0));
    }
  }
  return found;
}

/** How a foreseen question is asked. */
export const wordingsOf = onceFor((ear: Ear) =>
  onceFor(({ asked }: Faq): readonly Stems[] => asked.map((text) => stemsOfOwn(text, ear))),
);

/** What a foreseen question speaks of. */
export const wordsAsked = onceFor((ear: Ear) => onceFor(({ asked }: Faq): Stems => merged([asked, 1])(ear)));

/** How much a word of an answer tells about its question; one of the question itself counts in full. */
const answering = 0.6;

/** What a foreseen question and its answer speak of. */
export const wordsOfFaq = onceFor((ear: Ear) =>
  onceFor((faq: Faq): Stems => merged([[faq.say], answering], [faq.asked, 1])(ear)),
);

/** What a flow or a step is about. */
export const wordsOfTitle = onceFor((ear: Ear) =>
  onceFor(({ title }: Pick<Flow, 'title'>): Stems => merged([[title], 1])(ear)),
);

/** What a step speaks of. */
export const wordsOfStep = onceFor((ear: Ear) =>
  onceFor(({ title, ask, fix, how, answers }: Step): Stems => {
    const fixes = answers.flatMap((answer) => answer.fix ?? []);
    const rest = [ask, fix, how].flatMap((text) => text ?? []);
    return merged([[...rest, ...fixes], around], [[title], 1])(ear);
  }),
);

/** What a step is about, by its title, its question and the buttons that its fix names. */
export const wordsOfSubject = onceFor((ear: Ear) =>
  onceFor(({ title, ask = '', fix = '' }: Step): Stems => {
    const buttons = [...fix.matchAll(/\*\*(.+?)\*\*/g)].flatMap(([, name]) => name ?? []);
    return merged([[ask, ...buttons], around], [[title], 1])(ear);
  }),
);

/** What a step speaks of, and what people ask back there. */
export const wordsAround = onceFor((ear: Ear) =>
  onceFor((step: Step): Stems => {
    const asked = merged([(step.faq ?? []).flatMap((faq) => faq.asked), around])(ear);
    return new Map([...asked, ...wordsOfStep(ear)(step)]);
  }),
);

const around = 0.8;

/** The stems of texts that carry something, each with the weight of its texts; of two weights the later holds. */
function merged(...parts: readonly (readonly [readonly string[], number])[]): (ear: Ear) => Stems {
  return (ear) => {
    const all = new Map<string, number>();
    for (const [texts, weight] of parts)
      for (const text of texts)
        for (const [stem, share] of stemsOfOwn(text, ear)) if (share >= judging) all.set(stem, weight);
    return all;
  };
}

/** What a flow's questions back are worded with, in one language. */
export type AskedWords = {
  /**
   * How much a stem tells of what a question is about, 0 to 1: the fewer of the foreseen questions have it, the more.
   */
  readonly telling: (stem: string) => number;
  /** The stems of these questions, and of the flow's steps, that mean about what a stem means. */
  readonly alikeTo: (stem: string) => readonly string[];
  /** How far a stem is accounted for by the kind of a question: "cost", where the price is asked. */
  readonly explainedBy: (kind: KindOf<'ask'>, stem: string) => number;
};

/** Minimum similarity for two stems to mean the same. */
const alike = 0.9;

/** More than there are kinds of questions. */
const mostRemembered = 100;

/** A stem is fully explained by a kind of question if one in this many of its utterances has it. */
const explaining = 4;

const vocabularies = onceFor((_: Ear) => new WeakMap<Flow, AskedWords>());

/** The words of all questions that a flow, its steps and the desk foresee; gathered when the first is asked. */
export function askedWordsOf(ear: Ear, flow: Flow, content: Content): AskedWords {
  const known = vocabularies(ear).get(flow);
  if (known) return known;
  const gathered = gather(ear, flow, content);
  vocabularies(ear).set(flow, gathered);
  return gathered;
}

function gather(ear: Ear, flow: Flow, { questionsBack, acts }: Content): AskedWords {
  const all = [questionsBack, flow, ...flow.steps].flatMap(({ faq = [] }) => faq);
  const counts = new Map<string, number>();
  for (const faq of all)
    for (const stem of new Set(wordingsOf(ear)(faq).flatMap((stems) => [...stems.keys()])))
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const known = stemIndex(ear.relate);
  known.add([...counts.keys(), ...flow.steps.flatMap((step) => [...wordsOfStep(ear)(step).keys()])]);
  const most = Math.log(all.length + 2);
  const sharesOf = remembered(mostRemembered, (kind) => sharesIn(kind, acts, ear));
  return {
    telling: (stem) => Math.log((all.length + 2) / (1 + (counts.get(stem) ?? 0))) / most,
    alikeTo: (stem) => known.alikeTo(stem, alike),
    explainedBy: (kind, stem) => Math.min(1, explaining * (sharesOf(kind).get(stem) ?? 0)),
  };
}

/** Which share of the utterances of a kind of question has each stem. */
function sharesIn(kind: string, { utterances }: Content['acts'], { lexicon }: Ear): Stems {
  const own = utterances.filter((each) => each.act === 'ask' && each.kind === kind);
  const shares = new Map<string, number>();
  for (const { text } of own)
    for (const stem of stemsIn(sentencesOf(text, lexicon)).keys())
      shares.set(stem, (shares.get(stem) ?? 0) + 1 / own.length);
  return shares;
}
