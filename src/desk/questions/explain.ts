import type { Term } from '../../domain/content/terms.ts';
import { drawPath } from '../../flows/replies/draw-path.ts';
import { paragraphs } from '../../flows/replies/join-paragraphs.ts';
import type { Ear } from '../../interpretation/ear.ts';
import type { Performed } from '../../interpretation/interpretation.ts';
import { wordTokensOf } from '../../interpretation/text/sentences.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import type { TurnContext } from '../turn-context.ts';

/**
 * What the terms in a text mean: at most `most` of them, the longest names first. Where names overlap the longest
 * counts, so "iCloud Photos" is not iCloud. Undefined if the text has none.
 */
export function meaningsIn(text: string, { content }: TurnContext, ear: Ear, most = 2): string | undefined {
  const said = stemsOf(text, ear);
  const terms: readonly Term[] = content.terms ?? [];
  const found: { readonly term: Term; readonly from: number; readonly to: number }[] = [];
  const named = terms.flatMap((term) => term.names.map((name) => ({ term, stems: stemsOfOwn(name, ear) })));
  named.sort((one, other) => other.stems.length - one.stems.length);
  for (const { term, stems } of named) {
    const from = placeOf(stems, said);
    const to = from + stems.length;
    if (found.length === most) break;
    if (from < 0 || found.some((each) => each.term === term || (from < each.to && each.from < to))) continue;
    found.push({ term, from, to });
  }
  found.sort((one, other) => one.from - other.from);
  return found.length === 0 ? undefined : paragraphs(...found.map(({ term }) => term.say));
}

/** The words that the open question leans on, and how it is answered; undefined where the step says nothing of it. */
export function explanationOf(context: TurnContext, { open }: CurrentPlan, ear: Ear): string | undefined {
  const { say } = context;
  const { ask, how, why, path } = open.at.step;
  const way = path === undefined ? undefined : say('where', { path: drawPath(path, { withState: false }) });
  const meaning = open.phase === 'question' && ask !== undefined ? meaningsIn(ask, context, ear, 1) : undefined;
  const reason = meaning !== undefined || why === undefined ? undefined : say('why', { why });
  return paragraphs(meaning, how ?? reason, way) || undefined;
}

/** Whether a question for a meaning names nothing, so that it is about what the bot itself has just said. */
export function namesNothing(text: string, ear: Ear): boolean {
  return wordTokensOf(text, ear.lexicon).every((token) => token.groups.size > 0);
}

function stemsOf(text: string, ear: Ear): readonly string[] {
  // "Wo finde ich" asks, and names no Finder.
  return wordTokensOf(text, ear.lexicon).flatMap(({ stem, groups }) => (groups.size > 0 ? [stem] : stem.split(' ')));
}

/** The same for one of the desk's own texts, which the ear remembers. */
function stemsOfOwn(text: string, { sentencesIn }: Ear): readonly string[] {
  return sentencesIn(text).flatMap(({ tokens }) => tokens.flatMap(({ stem }) => stem.split(' ')));
}

function placeOf(stems: readonly string[], said: readonly string[]): number {
  if (stems.length === 0) return -1;
  return said.findIndex((_, at) => stems.every((stem, next) => said[at + next] === stem));
}

/**
 * Whether a message that reports something also asks whether that is good, enough or right; or, while its writer is
 * still busy with a fix, asks for another way.
 */
export function asksInDoubt(
  acts: readonly Performed[],
  clauses: readonly string[],
  isBusy: boolean,
  ear: Ear,
): boolean {
  return acts.some(
    (act) =>
      act.act === 'ask' &&
      act.share >= sureOfAsking &&
      ((isBusy && act.kind === 'another-way') ||
        ((act.kind === 'how-to-tell' || act.kind === 'counts') && namesNothing(clauses[act.clause] ?? '', ear))),
  );
}

const sureOfAsking = 0.75;
