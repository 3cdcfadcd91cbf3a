import { openHandoff } from '../../../src/domain/conversation/owner.ts';
import type { Store } from '../../../src/domain/ports/store.ts';

/** The id of the handoff that is open in a conversation; `none` without one. */
export async function openHandoffOf(store: Pick<Store, 'find'>, conversation: string): Promise<string> {
  const found = await store.find(conversation);
  return (found && openHandoff(found.state.owner)) ?? 'none';
}
