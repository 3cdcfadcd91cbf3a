import { join } from 'node:path';
import { expect, it } from 'vitest';
import { measuredReplies } from '../../src/cli/accuracy/measured-replies.ts';
import { loadContent } from '../../src/content/live/load-content.ts';

const loaded = await loadContent(join(import.meta.dirname, '../..'));
if (loaded.type === 'faults') throw new Error('this content has faults');
const { content } = loaded;

/** What becomes of a reply that is known by heart, so that it takes no ear and no model to hear it. */
function outcome(flow: string, step: string, text: string, answer?: number) {
  const reply = { flow, step, text, file: 'replies.yml', line: 1, ...(answer !== undefined && { answer }) };
  const lost = { understand: () => ({ verdict: { type: 'lost' } as const, ranking: [] }) };
  return measuredReplies(content, { en: [reply] }, lost, () => undefined).en?.[0]?.outcome;
}

// "Yes, in Settings", "Yes, at the Apple logo", "No, it isn't hanging"
it.each([
  ['the button of its answer', "no, it isn't hanging", 2, 'right'],
  ['the button of another answer', "no, it isn't hanging", 0, "takes No, it isn't hanging"],
  ['a button, where nothing was answered', "no, it isn't hanging", undefined, "takes No, it isn't hanging"],
  ['a yes that two answers begin with', 'yes', 0, 'asked'],
  ['such a yes, where nothing was answered', 'yes', undefined, 'asked'],
  ['a "not sure" that answers nothing', 'not sure', undefined, 'right'],
  ['a "not sure" where something was answered', 'not sure', 1, 'takes not sure'],
  ['a wish, where something was answered', 'skip', 1, 'unheard'],
  ['a wish that answers nothing', 'skip', undefined, 'right'],
  ['what nobody hears', 'mumble', 1, 'unheard'],
  ['what nobody hears and answers nothing', 'mumble', undefined, 'right'],
] as const)('%s counts as it should: "%s"', (_, text, answer, expected) => {
  expect(outcome('ios-update-failing', 'hanging', text, answer)).toBe(expected);
});

it('takes "not sure" for an answer that says so itself', () => {
  const router = content.flows['wifi-not-working']?.steps.find(({ id }) => id === 'router');
  const unsure = router?.answers.findIndex(({ meaning }) => meaning === 'unsure') ?? -1;
  expect(outcome('wifi-not-working', 'router', 'not sure', unsure)).toBe('right');
});
