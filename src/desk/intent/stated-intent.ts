import type { Content } from '../../domain/content/content.ts';
import { wordsOf } from '../../domain/text/words.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { findSaying } from '../../flows/sayings/find-saying.ts';
import type { Draft } from '../draft.ts';
import type { Incoming } from '../incoming.ts';
import { understandOurs } from '../listening/refer-elsewhere.ts';
import { followVerdict } from './follow-verdict.ts';

/** What the person wants, as far as the classifier can tell; it leaves no message to another reader. */
export function statedIntent({ context, draft }: Incoming): Promise<Draft> | Draft {
  const { text, content, classifier } = context;
  const understood = understandOurs(context);
  if (understood.verdict.type !== 'torn') return followVerdict(context, draft, understood);
  const plainer = classifier.understand(stripAsides(text, content));
  return followVerdict(context, draft, plainer.verdict.type === 'sure' ? plainer : understood);
}

/**
 * A text without what it gives away beside the problem ("… and my Wi-Fi is fine"): such asides name other flows'
 * words and mislead the classifier. Only answers that mean fine, and facts, are asides.
 */
function stripAsides(text: string, { flows, bundles, phrases }: Content): string {
  const steps = Object.values(flows).flatMap((flow) => flow.steps);
  const fine = steps.flatMap(({ answers }) => answers.filter(({ meaning }) => meaning === 'fine'));
  const facts = Object.values(Object.values(bundles)[0]?.facts ?? {}).flatMap((values) => Object.values(values));
  const prepared = prepareText(text, phrases);
  const struck = new Set<number>();
  for (const saying of [...fine, ...facts].flatMap(({ unasked }) => unasked)) {
    const found = findSaying(prepared, saying);
    if (found && !found.negated) for (let at = found.start; at < found.end; at++) struck.add(at);
  }
  return wordsOf(text)
    .filter((_, index) => !struck.has(index))
    .join(' ');
}
