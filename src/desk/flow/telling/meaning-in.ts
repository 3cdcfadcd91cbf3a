import type { Flow } from '../../../domain/content/flow.ts';
import type { Reading } from '../../../domain/conversation/plan.ts';

/** What an answer to a flow's own step means; nothing for another reading. */
export function meaningIn({ steps }: Flow, path: string, reading: Reading) {
  return reading.type === 'answered'
    ? steps.find(({ id }) => id === path)?.answers[reading.answer]?.meaning
    : undefined;
}
