import type { Content } from '../../domain/content/content.ts';
import type { Choice } from '../../domain/conversation/reply.ts';

/** The pick of a button that names an intent. */
export function intentPick(intent: string): string {
  return `intent ${intent}`;
}

/** The intent that a pick names. */
export function pickedIntent(pick: string): string | undefined {
  return pick.startsWith('intent ') ? pick.slice('intent '.length) : undefined;
}

/** Buttons for flows, by their titles. */
export function topicChoices({ flows }: Content, intents: readonly string[]): readonly Choice[] {
  return intents.flatMap((intent) => {
    const flow = flows[intent];
    return flow ? [{ label: flow.title, pick: intentPick(intent) }] : [];
  });
}
