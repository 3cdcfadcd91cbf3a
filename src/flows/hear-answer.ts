import type { Answer, Step } from '../domain/flow.ts';
import type { Phrases } from '../domain/phrases.ts';
import { wordsOf } from '../domain/words.ts';
import { findSaying, isSaying, type Listened } from './find-saying.ts';
import { certain, type Heard, worth } from './heard.ts';

/** What a mere yes or no is worth. */
const yesOrNo = 3;

/** A text of more words than this is not judged by a single word of a label. */
const fewWords = 4;

/**
 * What words mean as a reply to a step's question. An answer's own sayings count most, then its label, then a yes or
 * no that its label begins with; two answers that fit alike are asked about.
 */
export function hearAnswer(
  step: Step,
  listened: Listened,
  hears: Phrases['hears'],
  labels: { readonly unsure: string; readonly skip: string },
  among?: readonly number[],
): Heard {
  const polarity = yesOrNoOf(listened, hears);
  const turns = polaritiesOf(step.answers, hears);
  const scores = step.answers.map((answer, index) => {
    const own = scoreOf(answer, step.answers, listened, hears);
    const turn = turns[index];
    const agreement = polarity && turn ? (polarity === turn ? yesOrNo : -yesOrNo) : 0;
    const score = own.score + agreement;
    return { score: among?.includes(index) && score > 0 ? score + 1 : score, negated: own.negated };
  });
  turnRound(step.answers, scores);

  const rest = [
    { type: 'unsure', score: best(listened, [...hears.unsure, labels.unsure]) },
    { type: 'already', score: best(listened, hears.already) },
    { type: 'skip', score: listened.words.length <= 5 ? best(listened, [...hears.skip, labels.skip]) : 0 },
  ] as const;
  const top = Math.max(...scores.map(({ score }) => score));
  const other = rest.reduce((a, b) => (b.score > a.score ? b : a));
  if (other.score > 0 && other.score > top)
    return { type: 'reading', reading: { type: other.type }, score: other.score };
  if (top <= 0) return { type: 'nothing' };
  const fitting = scores.flatMap(({ score }, index) => (score === top ? [index] : []));
  const [answer] = fitting;
  return fitting.length === 1 && answer !== undefined
    ? { type: 'reading', reading: { type: 'answered', answer }, score: top }
    : { type: 'which', among: fitting, score: top };
}

/** The sayings' worth in a text: that of the longest one that is not turned round. */
export function best(listened: Listened, sayings: readonly string[]): number {
  let most = 0;
  for (const saying of sayings) {
    const found = findSaying(listened, saying);
    if (!found || found.negated) continue;
    most = Math.max(most, isSaying(listened, saying) ? certain : worth(found.length));
  }
  return most;
}

/** Whether a text says yes or no, by the first of the two among its first words. */
export function yesOrNoOf(listened: Listened, hears: Phrases['hears']): 'yes' | 'no' | undefined {
  const start = { words: listened.words.slice(0, 4), nots: [] };
  const first = (sayings: readonly string[]) =>
    sayings.reduce<{ start: number; length: number } | undefined>((sooner, saying) => {
      const found = findSaying(start, saying);
      if (!found) return sooner;
      return !sooner || found.start < sooner.start || (found.start === sooner.start && found.length > sooner.length)
        ? found
        : sooner;
    }, undefined);
  const yes = first(hears.yes);
  const no = first(hears.no);
  if (!yes || !no) return yes ? 'yes' : no ? 'no' : undefined;
  if (yes.start === no.start) return yes.length > no.length ? 'yes' : 'no';
  return yes.start < no.start ? 'yes' : 'no';
}

/** Which answers are a yes and which a no: by how their label begins, and of two the other way round. */
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

type Score = { score: number; negated: number };

/** How well the text fits an answer's own sayings and label, and how well it denies them. */
function scoreOf(answer: Answer, all: readonly Answer[], listened: Listened, hears: Phrases['hears']): Score {
  if (isSaying(listened, answer.label) && wordsOf(answer.label).length === listened.words.length)
    return { score: certain, negated: 0 };
  const score: Score = { score: 0, negated: 0 };
  const count = (saying: string, less: number): void => {
    const found = findSaying(listened, saying);
    if (!found) return;
    const kind = found.negated ? 'negated' : 'score';
    score[kind] = Math.max(score[kind], worth(found.length) - less);
  };
  for (const saying of [...answer.also, ...answer.unasked]) count(saying, 0);
  const words = wordsOf(answer.label);
  const own = hears.yes.includes(words[0] ?? '') || hears.no.includes(words[0] ?? '') ? words.slice(1) : words;
  if (own.length > 0) count(own.join(' '), 1);
  if (score.score === 0 && score.negated === 0 && listened.words.length <= fewWords)
    for (const word of tellingWords(own, answer, all)) count(word, 2);
  return score;
}

/** The words of a label that no other label has; contractions tell nothing. */
function tellingWords(own: readonly string[], answer: Answer, all: readonly Answer[]): readonly string[] {
  const others = new Set(all.filter((each) => each !== answer).flatMap(({ label }) => wordsOf(label)));
  return own.filter((word) => !others.has(word) && !word.includes("'"));
}

/** "Not full" speaks for the other answer, where there are only two meanings to choose from. */
function turnRound(answers: readonly Answer[], scores: Score[]): void {
  if (answers.length !== 2) return;
  const [a, b] = scores;
  if (!a || !b) return;
  const [forA, forB] = [b.negated, a.negated];
  a.score += forA;
  b.score += forB;
}
