import type { Flow, FlowBundle } from '../../../domain/content/flow.ts';
import { prepareText } from '../../../flows/interpret/exact-reply.ts';
import { tellableIn } from '../../../flows/interpret/tellable.ts';
import { type Volunteered, volunteered } from '../../../flows/interpret/volunteered.ts';
import { readTellings } from '../../../interpretation/answers/read-tellings.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import type { Clause } from '../../../interpretation/opening/clauses-of.ts';
import { isIn } from '../../../interpretation/text/segments.ts';
import { sentencesOf } from '../../../interpretation/text/sentences.ts';
import type { FirstWords } from '../../turn-context.ts';
import { answerGiven } from '../answer-given.ts';
import { isComplaint } from './is-complaint.ts';

/**
 * Finds what writers listed: word for word, or in another order and with other small words, if everything it names is
 * said.
 */
export function listedIn(
  context: FirstWords,
  bundle: FlowBundle,
  flow: Flow,
  clauses: readonly Clause[],
  ear: Ear,
): readonly Volunteered[] {
  const { content } = context;
  // What is only named to be denied ("not in low power mode") can be no more than fine.
  const excluded = clauses.filter(({ kind }) => kind === 'excluded');
  const others = clauses.filter((clause) => !excluded.includes(clause));
  const inWords = [others, excluded].flatMap((each) =>
    volunteered(bundle, flow.id, '', prepareText(each.map(({ text }) => text).join('. '), content.phrases)).filter(
      ({ path, reading }) => each === others || answerGiven(flow, path, reading)?.answer.meaning === 'fine',
    ),
  );
  const otherwise = clauses.flatMap((clause) =>
    isComplaint(context, clause) ? [] : otherwiseSaid(clause, bundle, flow, ear),
  );
  const all = [...inWords, ...otherwise.toSorted((a, b) => b.share - a.share)];
  return all
    .filter((each, at) => !all.slice(0, at).some((other) => isOfOne(each, other)))
    .filter(({ reading }) => reading.type !== 'learned' || flow.sets?.[reading.fact] === undefined);
}

/** Finds what writers listed where everything it names is said, in another order or with other small words. */
function otherwiseSaid(
  { text, kind }: Clause,
  bundle: FlowBundle,
  flow: Flow,
  ear: Ear,
): readonly (Volunteered & { readonly share: number })[] {
  const rows = tellableIn(bundle, flow.id, '');
  const sentences = sentencesOf(text, ear.lexicon);
  const message = { text, sentences, asking: sentences.map(() => undefined) };
  // "Photo sync is dead" is no status that all is synced.
  const isBad = sentences.some(({ tokens }) => tokens.some((token) => isIn(token, 'bad')));
  const found = readTellings(message, { phase: 'none', answers: [], others: rows, isStrict: true }, ear).flatMap(
    (act) => {
      const told = act.act === 'inform' && act.row !== undefined ? rows[act.row] : undefined;
      if (!told) return [];
      const isFine = answerGiven(flow, told.path, told.reading)?.answer.meaning === 'fine';
      if (isFine ? isBad || kind === 'cause' : kind === 'excluded') return [];
      return [{ path: told.path, reading: told.reading, words: 1, share: act.share }];
    },
  );
  // Words that fit two answers alike tell neither.
  return found.filter(
    (each) => !found.some((other) => other !== each && isOfOne(each, other) && other.share >= each.share),
  );
}

/** Whether two tellings are of the same step, or of the same fact. */
function isOfOne(one: Pick<Volunteered, 'path' | 'reading'>, other: Pick<Volunteered, 'path' | 'reading'>): boolean {
  if (one.reading.type !== 'learned') return one.path === other.path;
  return other.reading.type === 'learned' && one.reading.fact === other.reading.fact;
}
