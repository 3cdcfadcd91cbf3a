import type { Tell } from '../../../../src/domain/content/agent-words.ts';

/** A person's name as agents see it. Visitors of the web chat have none; part of the id tells them apart. */
export function personName(name: string | undefined, conversation: string, tell: Tell): string {
  const given = name?.trim();
  if (given) return given;
  const mark = conversation
    .replace(/[^a-z0-9]/gi, '')
    .slice(-4)
    .toUpperCase();
  return tell('conversation', 'visitor', { mark }).trim();
}
