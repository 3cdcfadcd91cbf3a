import type { Tap } from '../../domain/conversation/input.ts';
import { asObject } from '../../domain/json.ts';

/** The tapped button in an activity's `value` (or in an Adaptive Card's data), as our buttons carry it. */
export function readTap(value: unknown): Tap | undefined {
  const fixpath = member(value, 'fixpath');
  const reply = member(fixpath, 'reply');
  const pick = member(fixpath, 'pick');
  return isShort(reply) && isShort(pick) ? { reply, pick } : undefined;
}

/** The label of a button tapped where the channel sends a card's data as it is, and no text. */
export function labelIn(value: unknown): string | undefined {
  const text = member(member(value, 'msteams'), 'text');
  return typeof text === 'string' ? text : undefined;
}

function member(value: unknown, name: string): unknown {
  return asObject(value)?.[name];
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200;
}
