import { align } from '../alignment/align.ts';
import { isDetour } from '../alignment/detour.ts';
import type { Evidence, EvidenceKind } from '../alignment/evidence.ts';
import { blankProposition } from '../alignment/proposition.ts';
import type { Context } from '../context.ts';
import type { Ear } from '../ear.ts';
import type { Sentence } from '../text/sentences.ts';
import { stemsAsked } from './stems-asked.ts';
import { turnsOf } from './turns.ts';

/** What a reply says as a yes or a no. */
export type Polar = {
  /** Log odds of a yes. */
  readonly score: number;
  readonly words: readonly string[];
  readonly sentence: number;
  /** More than a yes or a no in front speaks for it. */
  readonly hasContent: boolean;
};

export const silent: Polar = { score: 0, words: [], sentence: -1, hasContent: false };

/** What each kind of evidence is worth when it is found fully, as log odds. */
const worth: Readonly<Record<EvidenceKind, number>> = {
  opener: 5,
  closer: 4,
  affirming: 4,
  bound: 4.5,
  amount: 4,
  frequency: 3,
  needing: 3.5,
  aligned: 5,
  elliptic: 3,
  valence: 1.5,
};

/** What denies a question even after a yes. */
const denying: readonly EvidenceKind[] = ['frequency', 'amount'];

/** Whoever begins with a yes means yes: how much counts what speaks against it later. */
const heedAgainstOpener = 0.4;
/** How far a reply has to say the question's own words again to contradict its "no". */
const plainly = 0.85;

/** What sentences say to the open question, or to what was asked last, as a yes or a no. */
export function readPolar(context: Context, sentences: readonly Sentence[], ear: Ear): Polar {
  const { relate, propositionsIn } = ear;
  const familiar = stemsAsked(context, ear);
  const own = context.question === undefined ? [] : propositionsIn(context.question);
  const last = context.said === undefined ? [] : propositionsIn(context.said).slice(-1);
  const asked = isDetour(last, own, relate) ? last : [...last, ...own];
  const news = newsOf(context, ear);
  const strict = strictly(context, ear);
  return (asked.length > 0 ? asked : [blankProposition])
    .map((each) => (each.valence === 0 ? { ...each, valence: news } : each))
    .map((proposition) => weigh(align(sentences, proposition, strict, familiar)))
    .reduce((best, found) => (Math.abs(found.score) > Math.abs(best.score) ? found : best), silent);
}

/** Minimum similarity for a word to stand for another by the language's own list. */
const listed = 0.85;

/** "It's charging" is about the problem: words that merely resemble the question's in a dictionary do not count. */
function strictly({ check = '' }: Context, { lexicon, relate, propositionsIn }: Ear): Pick<Ear, 'lexicon' | 'relate'> {
  const checked = new Set(propositionsIn(check).flatMap(({ main }) => main.map(({ stem }) => stem)));
  return {
    lexicon,
    relate: (asked, said) => {
      const likeness = relate(asked, said);
      return checked.has(said) && Math.abs(likeness) < listed ? 0 : likeness;
    },
  };
}

/** 1 if a yes is good news by what the answers mean, −1 if it is bad news; a check's yes is good news. */
function newsOf({ answers, phase }: Context, ear: Ear): number {
  if (answers.length === 0) return phase === 'check' || phase === 'parked' || phase === 'fix' ? 1 : 0;
  const turns = turnsOf(answers, ear);
  const means = (turn: number) => {
    const meanings = new Set(answers.filter((_, at) => turns[at] === turn).map((answer) => answer.meaning));
    return meanings.size === 1 ? [...meanings][0] : undefined;
  };
  if (means(1) === 'fine' || means(-1) === 'wrong') return 1;
  return means(1) === 'wrong' || means(-1) === 'fine' ? -1 : 0;
}

function weigh(found: readonly Evidence[]): Polar {
  // At the end a yes or no may only repeat what was told: "nothing in there, no".
  const told = found.filter(({ kind }) => kind !== 'closer');
  const evidence = told.length > 0 ? told : found;
  const [first] = evidence;
  // "I have, and it was the same" is a yes as well.
  const begins = first?.kind === 'elliptic' && first.sentence === 0 ? first : undefined;
  const opener = evidence.find(({ kind, strength }) => kind === 'opener' && strength >= heedAgainstOpener) ?? begins;
  let score = 0;
  let top: Evidence | undefined;
  // "Yes, everywhere" is a no to "only there?"
  const isDenied = evidence.some(({ kind, turn }) => denying.includes(kind) && turn < 0);
  for (const each of evidence) {
    // "No, it's clean", to "is it clean?", says both: neither may win over the other.
    const isContradiction = opener?.turn === -1 && each.kind === 'aligned' && each.strength >= plainly;
    const isAgainst =
      opener && each.turn !== opener.turn && !isContradiction && !(isDenied && denying.includes(each.kind));
    const heed = isAgainst || (isDenied && each.kind === 'opener' && each.turn > 0) ? heedAgainstOpener : 1;
    const value = each.turn * each.strength * worth[each.kind] * heed;
    score += value;
    if (!top || Math.abs(value) > top.strength * worth[top.kind]) top = each;
  }
  const hasContent = evidence.some(({ kind, turn }) => turn * score > 0 && kind !== 'opener' && kind !== 'closer');
  return { score, words: top?.words ?? [], sentence: top?.sentence ?? -1, hasContent };
}
