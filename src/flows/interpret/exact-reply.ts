import type { Step } from '../../domain/content/flow.ts';
import type { Phrases } from '../../domain/content/phrases.ts';
import type { Words } from '../../domain/content/words.ts';
import { onceFor } from '../../domain/once-for.ts';
import { remembered } from '../../domain/remembered.ts';
import { plainText, wordsOf } from '../../domain/text/words.ts';
import type { OpenStep } from '../position/walk-flow.ts';
import { isSaying, type PreparedText, prepare } from '../sayings/find-saying.ts';
import { isExactly } from '../sayings/is-exactly.ts';
import type { ReplyReading } from './reply-reading.ts';
import { polaritiesOf, type YesOrNo } from './yes-or-no.ts';

/** At most this many texts are remembered: a turn looks at its message several times, and people say the same again. */
const mostPrepared = 200;

const preparing = onceFor((nots: Phrases['hears']['not']) => remembered(mostPrepared, (text) => prepare(text, nots)));

/** A text as sayings are looked for in it. */
export function prepareText(text: string, { hears }: Phrases): PreparedText {
  return preparing(hears.not)(text);
}

/**
 * What a reply means that is a button's words, its number, a saying that stands for one, or at a question a thumb, and
 * nothing else. Undefined for everything that has to be listened to.
 */
export function exactReply(
  open: OpenStep,
  text: string,
  phrases: Phrases,
  thumbs?: Words['thumbs'],
): ReplyReading | undefined {
  const { says, hears } = phrases;
  const prepared = prepareText(text, phrases);
  const is = (...lists: readonly (readonly string[])[]) => lists.some((sayings) => isExactly(prepared, sayings));
  const reading = (type: 'unsure' | 'already' | 'skip' | 'returned' | 'solved' | 'no-effect' | 'could-not') =>
    ({ type: 'reading', reading: { type } }) as const;
  switch (open.phase) {
    case 'question': {
      const answer = answerThatIs(open.at.step, prepared, is);
      if (answer !== undefined) return { type: 'reading', reading: { type: 'answered', answer } };
      if (is(hears.unsure, says['button-unsure'])) return reading('unsure');
      const polar = is(hears.yes) ? 'yes' : is(hears.no) ? 'no' : thumbs && thumbOf(text, thumbs);
      if (polar) return answersThatAre(open.at.step, polar, phrases);
      if (is(hears.already)) return reading('already');
      return is(hears.skip, says['button-skip']) ? reading('skip') : undefined;
    }
    case 'fix':
    case 'check': {
      const parks = open.phase === 'fix' && open.at.step.parks;
      if (parks && is(hears.ok)) return { type: 'stay' };
      const isBack = is(hears.back) || isWithinLabel(text, says['button-back-again']);
      if (parks && isBack) return reading('returned');
      if (is(hears.solved, says['button-solved'])) return reading('solved');
      if (is(hears['no-effect'], says['button-no-effect'])) return reading('no-effect');
      if (is(hears['could-not'], says['button-could-not'])) return reading('could-not');
      if (is(hears['not-yet'], says['button-not-yet'])) return { type: 'stay' };
      if (is(hears.already)) return reading('already');
      return is(hears.skip, says['button-skip']) ? reading('skip') : undefined;
    }
    case 'offer': {
      if (is(hears.person, hears.yes, says['button-person'])) return { type: 'person' };
      return is(hears.no, hears.skip, says['button-carry-on'])
        ? { type: 'reading', reading: { type: 'carry-on' } }
        : undefined;
    }
  }
}

/** Which way thumbs point that are all there is of a text; undefined for every other text. */
export function thumbOf(text: string, { up, down }: Words['thumbs']): YesOrNo | undefined {
  const signs = [...plainText(text).replace(/[\s.!]+/g, '')];
  if (signs.length === 0) return undefined;
  if (signs.every((sign) => up.includes(sign))) return 'yes';
  return signs.every((sign) => down.includes(sign)) ? 'no' : undefined;
}

/** Whether all words of a text are in one of the labels: "back", of "I'm back". */
export function isWithinLabel(text: string, labels: readonly string[]): boolean {
  const words = wordsOf(text);
  return words.length > 0 && labels.some((label) => words.every((word) => wordsOf(label).includes(word)));
}

/** The answers that a mere yes or no can mean. */
function answersThatAre({ answers }: Step, polar: YesOrNo, { hears }: Phrases): ReplyReading | undefined {
  const among = polaritiesOf(answers, hears).flatMap((turn, index) => (turn === polar ? [index] : []));
  const [answer] = among;
  if (answer === undefined) return undefined;
  return among.length === 1 ? { type: 'reading', reading: { type: 'answered', answer } } : { type: 'which', among };
}

/** The answer whose button, number or saying a reply is; a number counts only where no answer has that saying. */
function answerThatIs(
  { answers }: Step,
  prepared: PreparedText,
  is: (...lists: readonly (readonly string[])[]) => boolean,
): number | undefined {
  const labelled = answers.findIndex(({ label }) => isSaying(prepared, label));
  if (labelled >= 0) return labelled;
  const worded = answers.flatMap(({ label }, index) => (isSaying(prepared, withoutOpener(label)) ? [index] : []));
  if (worded.length === 1) return worded[0];
  const said = answers.flatMap(({ also, unasked }, index) => (is(also, unasked) ? [index] : []));
  if (said.length === 1) return said[0];
  const [word] = prepared.words;
  const place = prepared.words.length === 1 ? answers.findIndex((_, index) => word === `${index + 1}`) : -1;
  return place < 0 || said.length > 1 ? undefined : place;
}

/** A label without the "Yes," or "No," that it begins with. */
function withoutOpener(label: string): string {
  return label.replace(/^[^\s,]+,\s*/, '');
}
