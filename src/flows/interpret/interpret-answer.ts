import type { Answer, Step } from '../../domain/content/flow.ts';
import type { Phrases } from '../../domain/content/phrases.ts';
import { wordsOf } from '../../domain/text/words.ts';
import { candidateSayings } from '../sayings/candidate-sayings.ts';
import { beginningOf, type Found, findSaying, isAll, isSaying, type PreparedText } from '../sayings/find-saying.ts';
import { certain, type Interpretation, scoreForWords } from './interpretation.ts';

/** The score of a bare yes or no. */
export const yesOrNoScore = 3;

/** In a text of more words than this a single word of a label counts for nothing. */
const fewWords = 4;

/**
 * What words mean as a reply to a step's question. An answer's own sayings count most, then its label, then the yes or
 * no that its label begins with. Where two answers fit equally well, the person is asked which.
 */
export function interpretAnswer(
  step: Step,
  listened: PreparedText,
  hears: Phrases['hears'],
  labels: { readonly unsure: string; readonly skip: string },
  among?: readonly number[],
): Interpretation {
  const own = step.answers.map((answer) => scoreOf(answer, step.answers, listened, hears));
  const said = yesOrNoIn(listened, hears);
  // A yes or no inside an answer's own saying ("no room") is not a reply of its own.
  const isPart = said && own.some(({ found }) => found && found.start <= said.start && said.end <= found.end);
  const polarity = isPart ? undefined : said?.turn;
  const turns = polaritiesOf(step.answers, hears);
  const scores = own.map(({ score: fit, negated }, index) => {
    const turn = turns[index];
    const agreement = polarity && turn ? (polarity === turn ? yesOrNoScore : -yesOrNoScore) : 0;
    const score = fit + agreement;
    return { score: among?.includes(index) && score > 0 ? score + 1 : score, negated };
  });
  turnRound(step.answers, scores);

  const rest = [
    { type: 'unsure', score: bestScore(listened, hears.unsure, [labels.unsure]) },
    { type: 'already', score: bestScore(listened, hears.already) },
    { type: 'skip', score: listened.words.length <= 5 ? bestScore(listened, hears.skip, [labels.skip]) : 0 },
  ] as const;
  const top = Math.max(...scores.map(({ score }) => score));
  const other = rest.reduce((a, b) => (b.score > a.score ? b : a));
  if (other.score > 0 && other.score > top)
    return { type: 'reading', reading: { type: other.type }, score: other.score };
  if (top <= 0) return { type: 'nothing' };
  const highest = scores.flatMap(({ score }, index) => (score === top ? [index] : []));
  const fits = Math.max(...highest.map((index) => own[index]?.score ?? 0));
  const fitting = [...highest, ...contrary(own, turns, polarity, fits)].sort();
  const [answer] = fitting;
  return fitting.length === 1 && answer !== undefined
    ? { type: 'reading', reading: { type: 'answered', answer }, score: top }
    : { type: 'which', among: fitting, score: top };
}

/** The score of the longest saying in a text that is not negated. */
export function bestScore(listened: PreparedText, ...lists: readonly (readonly string[])[]): number {
  let most = 0;
  for (const sayings of lists)
    for (const saying of candidateSayings(listened, sayings)) {
      const found = findSaying(listened, saying);
      if (!found || found.negated) continue;
      most = Math.max(most, isAll(listened, found) ? certain : scoreForWords(found.length));
    }
  return most;
}

/** Whether a text says yes or no, by the first of the two among its first words. */
export function yesOrNoOf(listened: PreparedText, hears: Phrases['hears']): 'yes' | 'no' | undefined {
  return yesOrNoIn(listened, hears)?.turn;
}

function yesOrNoIn(
  listened: PreparedText,
  hears: Phrases['hears'],
): (Found & { readonly turn: 'yes' | 'no' }) | undefined {
  const start = beginningOf(listened, 4, none);
  const all = (['yes', 'no'] as const).flatMap((turn) =>
    candidateSayings(start, hears[turn]).flatMap((saying) => {
      const found = findSaying(start, saying);
      return found ? [{ ...found, turn }] : [];
    }),
  );
  return all.toSorted((a, b) => a.start - b.start || b.length - a.length)[0];
}

/** A yes or no cannot be negated: "not really" is a saying of its own. */
const none: readonly string[] = [];

/** Which answers are a yes and which a no: by how their label begins; of two answers, the other one is the opposite. */
function polaritiesOf(answers: readonly Answer[], hears: Phrases['hears']): readonly ('yes' | 'no' | undefined)[] {
  const turns = answers.map(({ label }) => {
    const first = wordsOf(label)[0] ?? '';
    if (hears.yes.includes(first)) return 'yes';
    return hears.no.includes(first) ? 'no' : undefined;
  });
  if (turns.length !== 2) return turns;
  const [a, b] = turns;
  return [a ?? opposite(b), b ?? opposite(a)];
}

function opposite(turn: 'yes' | 'no' | undefined): 'yes' | 'no' | undefined {
  return turn && (turn === 'yes' ? 'no' : 'yes');
}

type Score = {
  score: number;
  readonly negated: number;
  /** The saying the score comes from. */
  readonly found?: Found;
};

/** The answers whose own words fit better than `fits`, although a yes or no contradicts them ("yes, off"). */
function contrary(
  own: readonly Score[],
  turns: readonly ('yes' | 'no' | undefined)[],
  polarity: 'yes' | 'no' | undefined,
  fits: number,
): readonly number[] {
  return own.flatMap(({ score }, index) =>
    polarity !== undefined && turns[index] === opposite(polarity) && score > fits ? [index] : [],
  );
}

/** How well the text fits an answer's own sayings and label, and how well their negation. */
function scoreOf(answer: Answer, all: readonly Answer[], listened: PreparedText, hears: Phrases['hears']): Score {
  if (isSaying(listened, answer.label)) return { score: certain, negated: 0 };
  const words = labelWords(answer);
  const isTurned = hears.yes.includes(words[0] ?? '') || hears.no.includes(words[0] ?? '');
  const own = isTurned ? words.slice(1) : words;
  const found = [
    ...[answer.also, answer.unasked].flatMap((sayings) =>
      candidateSayings(listened, sayings).map((saying) => ({ saying, less: 0 })),
    ),
    ...(own.length > 0 ? [{ saying: own.join(' '), less: 1 }] : []),
  ].flatMap(({ saying, less }) => {
    const at = findSaying(listened, saying);
    return at ? [{ ...at, score: scoreForWords(at.length) - less }] : [];
  });
  const best = (negated: boolean) =>
    found.filter((each) => each.negated === negated).toSorted((a, b) => b.score - a.score)[0];
  const [said, denied] = [best(false), best(true)];
  if (!said && !denied && listened.words.length <= fewWords)
    return { score: tellingWords(own, all).filter((word) => isSaid(listened, word)).length, negated: 0 };
  return { score: said?.score ?? 0, negated: denied?.score ?? 0, ...(said && { found: said }) };
}

/** A label's words. A hyphenated word counts as one, because people also type "wifi". */
function labelWords({ label }: Answer): readonly string[] {
  return wordsOf(label.replaceAll('-', ''));
}

function isSaid(listened: PreparedText, word: string): boolean {
  return findSaying(listened, word)?.negated === false;
}

/** The words that set a label apart from the others, without contractions. */
function tellingWords(own: readonly string[], all: readonly Answer[]): readonly string[] {
  const labels = all.map(labelWords);
  return own.filter((word) => !word.includes("'") && !labels.every((words) => words.includes(word)));
}

/** "Not full" means the other answer, if there are only two meanings to choose from. */
function turnRound(answers: readonly Answer[], scores: Score[]): void {
  if (answers.length !== 2) return;
  const [a, b] = scores;
  if (!a || !b) return;
  const [forA, forB] = [b.negated, a.negated];
  a.score += forA;
  b.score += forB;
}
