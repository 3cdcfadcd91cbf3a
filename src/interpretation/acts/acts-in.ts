import { type CommonAct, kindsOf } from '../../domain/content/acts.ts';
import { onceFor } from '../../domain/once-for.ts';
import { contentOf } from '../alignment/proposition.ts';
import { type Context, type PossibleAnswer, sayingsOfAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import type { Aim, Performed } from '../interpretation.ts';
import type { Asking } from '../text/asks-back.ts';
import { isPlainSuccess } from '../text/is-plain-success.ts';
import type { Message } from '../text/message.ts';
import { isIn } from '../text/segments.ts';
import type { Sentence, WordToken } from '../text/sentences.ts';
import { writtenForm, writtenPart } from '../text/written-form.ts';
import type { ActShare } from './act-reader.ts';

/** How surely a sentence asks that has the form of a question. */
const byForm = 0.95;

/** Danger is heard from here on: missing it is dearer than asking about it. */
const leastDanger = 0.25;

/** A question without the form of one must be as sure as this, other acts less. */
const leastAsk = 0.6;
const leastAct = 0.3;

/** The acts that every desk has: what each sentence of a message, and each part of it, most likely does. */
export function actsIn(message: Message, context: Context, ear: Ear): readonly Performed[] {
  const { sentences, asking } = message;
  const asked = stemsAsked(context, ear);
  const plain = isPlainSuccess(sentences, asking);
  const possible = (shares: readonly ActShare[]) =>
    shares.filter(({ act, kind }) => isPossible(act, kind, context) && (plain || !resolving.includes(kind)));
  return sentences.flatMap((sentence, clause) => {
    const asks = asking[clause];
    const words = sentence.tokens.map((token) => token.text);
    // What only repeats the question's words does nothing else than answer it.
    if (asks === undefined && onlyAnswers(sentence, asked)) {
      const all = possible(ear.readActs(writtenForm(sentence, asks)));
      return actsOf(all, asks, context, { words, clause }).filter((act) => isPlainCorrection(act) || isKnownEnd(act));
    }
    const written = writtenForm(sentence, asks, ({ stem }) => sentence.asks || !asked.has(stem));
    const whole = actsOf(possible(ear.readActs(written)), asks, context, { words, clause });
    if (asks !== undefined || sentence.stops.size === 0) return whole;
    // "It works now, never mind" does two things.
    const parts = partsOf(sentence)
      .flatMap((part) =>
        actsOf(possible(ear.readActs(writtenPart(part))), asks, context, {
          words: part.map(({ text }) => text),
          clause,
        }),
      )
      .filter(({ act, share }) => act !== 'urgent' && act !== 'ask' && share >= leastAsk);
    return [...whole, ...parts];
  });
}

function actsOf(
  shares: readonly ActShare[],
  asks: Asking | undefined,
  context: Context,
  at: Pick<Performed, 'words' | 'clause'>,
): readonly Performed[] {
  const sum = total(shares, () => true) || 1;
  const best = (...acts: readonly string[]): ActShare | undefined => {
    const top = shares.reduce<ActShare | undefined>(
      (most, each) => (acts.includes(each.act) && (!most || each.share > most.share) ? each : most),
      undefined,
    );
    return top && { ...top, share: top.share / sum };
  };
  const found: Performed[] = [];
  const note = (top: ActShare, share = top.share) =>
    found.push({ ...aimOf(top.act, top.kind), share: Math.min(1, share), ...at });
  const danger = total(shares, ({ act }) => act === 'urgent') / sum;
  const urgent = best('urgent');
  if (urgent && danger >= leastDanger) note(urgent, danger);
  if (asks === 'question') {
    // The form says that it asks; what it asks for, its words.
    const wish = best('wish', 'elsewhere');
    const mood = best('social');
    const kind = best('ask');
    if (mood?.kind === 'social.anger' && mood.share >= byForm) note(mood);
    else if (wish && wish.share >= leastAsk) note(wish);
    else if (kind) note(kind, byForm);
    return found;
  }
  const top = best('ask', 'wish', 'social', 'elsewhere', 'report', 'correct');
  if (asks === 'unknowing' && !(top && top.share >= leastAsk && top.kind !== 'report.unsure'))
    found.push({ ...unsure(context), share: 0.85, ...at });
  else if (top && top.share >= (top.act === 'ask' ? leastAsk : leastAct)) note(top);
  return found;
}

/** What ends an episode as solved: only a plain report of success does. */
const resolving: readonly string[] = ['report.solved', 'wish.works-now'];

/** What can be reported at a question, where no fix is open. */
const reportedAtQuestions: readonly string[] = ['report.done', 'report.not-yet', 'report.unsure', 'report.could-not'];

function isPossible(act: string, kind: string, { phase }: Context): boolean {
  if (act === 'report')
    return ['fix', 'check', 'parked'].includes(phase) || (phase === 'question' && reportedAtQuestions.includes(kind));
  return act !== 'correct' || phase !== 'none';
}

/** Not to be sure of an answer, or of what a fix has done. */
function unsure({ answers }: Context): Aim {
  return answers.length > 0 ? { act: 'answer', answer: 'unsure' } : { act: 'report', kind: 'unsure' };
}

const stemsOf = onceFor((_: Ear) => onceFor((_: readonly PossibleAnswer[]) => new Map<string, ReadonlySet<string>>()));

/** The stems of what the question turns on, and of its answers' sayings; content, and gathered once. */
function stemsAsked({ question = '', said = '', answers }: Context, ear: Ear): ReadonlySet<string> {
  const key = `${question}\n${said}`;
  const gathered = stemsOf(ear)(answers);
  const before = gathered.get(key);
  if (before) return before;
  const sayings = answers.flatMap(sayingsOfAnswer);
  const made = new Set([
    ...[question, said]
      .flatMap(ear.propositionsIn)
      .flatMap(({ main, condition }) => [...main, ...condition].map(({ stem }) => stem)),
    ...sayings.flatMap(ear.sentencesIn).flatMap(({ tokens }) => contentOf(tokens).map(({ stem }) => stem)),
  ]);
  gathered.clear();
  gathered.set(key, made);
  return made;
}

/** "Actually …" takes something back, whatever it is that holds instead. */
function isPlainCorrection({ act, share }: Performed): boolean {
  return act === 'correct' && share >= byForm;
}

/** How many words a text has at least that ends a conversation although they would be an answer too: "it works". */
const fewestToEnd = 3;

/** "Oh, it works now" ends it also where the question is whether something works, if it is known by heart. */
function isKnownEnd(act: Performed): boolean {
  return act.act === 'wish' && act.kind === 'works-now' && act.share >= byForm && act.words.length > fewestToEnd;
}

/** Whether nothing is left of a sentence besides the words of the question and its answers, and small ones. */
function onlyAnswers({ tokens }: Sentence, asked: ReadonlySet<string>): boolean {
  const content = contentOf(tokens).filter((token) => !isIn(token, 'yes', 'no'));
  return content.length > 0 && content.every(({ stem }) => asked.has(stem));
}

/** The words between commas. */
function partsOf({ tokens, stops }: Sentence): readonly (readonly WordToken[])[] {
  const edges = [0, ...[...stops].sort((a, b) => a - b), tokens.length];
  return edges
    .slice(1)
    .map((edge, at) => tokens.slice(edges[at], edge))
    .filter(({ length }) => length >= 2);
}

function total(shares: readonly ActShare[], counts: (each: ActShare) => boolean): number {
  return shares.reduce((sum, each) => (counts(each) ? sum + each.share : sum), 0);
}

/** `ask.where` as an act and its kind. */
function aimOf(act: string, kind: string): Aim {
  const name = kind.slice(act.length + 1);
  if (!(act in kindsOf) || !(kindsOf[act as CommonAct] as readonly string[]).includes(name))
    // Content's kinds are checked when it is read: only code can get here.
    throw new Error(`An ear was taught the act "${kind}", which nobody knows. Name one of the kinds in acts.ts.`);
  // The pair was looked up just now.
  return { act, kind: name } as Aim;
}
