import type { Content } from '../../domain/content/content.ts';
import { wordsOf } from '../../domain/text/words.ts';
import { prepareText } from '../../flows/interpret/interpret.ts';
import { findSaying } from '../../flows/sayings/find-saying.ts';

/**
 * A text without what it gives away beside the problem ("… and my Wi-Fi is fine"): such asides name other flows'
 * words and pull the classifier away. Only answers that mean fine, and facts, are asides.
 */
export function stripAsides(text: string, { flows, closures, phrases }: Content): string {
  const steps = Object.values(flows).flatMap((flow) => flow.steps);
  const fine = steps.flatMap(({ answers }) => answers.filter(({ meaning }) => meaning === 'fine'));
  const facts = Object.values(Object.values(closures)[0]?.facts ?? {}).flatMap((values) => Object.values(values));
  const listened = prepareText(text, phrases);
  const struck = new Set<number>();
  for (const saying of [...fine, ...facts].flatMap(({ unasked }) => unasked)) {
    const found = findSaying(listened, saying);
    if (found && !found.negated) for (let at = found.start; at < found.end; at++) struck.add(at);
  }
  return wordsOf(text)
    .filter((_, index) => !struck.has(index))
    .join(' ');
}
