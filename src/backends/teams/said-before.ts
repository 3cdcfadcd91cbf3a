import { handoffChangeIn } from '../../domain/conversation/entry.ts';
import type { Store, Transcript } from '../../domain/ports/store.ts';

/** Messages and replies that a card shows; what follows stands in its thread. */
const mostSaid = 12;

/** What was said up to the request of a handoff, however late a card is made of it. */
export async function saidBefore(
  store: Pick<Store, 'transcript' | 'handoffChanges'>,
  handoff: { readonly id: string; readonly conversation: string },
): Promise<Transcript> {
  const { id, conversation } = handoff;
  const changes = await store.handoffChanges(conversation);
  const request = changes.find(({ body }) => handoffChangeIn(body)?.handoff.id === id);
  return store.transcript(conversation, request?.number ?? 0, mostSaid);
}
