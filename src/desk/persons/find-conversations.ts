import type { PersonRecords } from '../../domain/conversation/person-records.ts';
import type { Store } from '../../domain/ports/store.ts';

/** The conversations that somebody means, and those that they only share with others. */
export type FoundConversations = { readonly own: readonly string[]; readonly shared: readonly string[] };

/**
 * Finds all conversations of a person by the ids that channels and sites know them by, and by a mail address in lower case if
 * they have proven one.
 */
export async function findConversations(
  records: Pick<PersonRecords, 'conversationsOf'> & Pick<Store, 'find'>,
  { ids, mail = '' }: { readonly ids: readonly string[]; readonly mail?: string | undefined },
): Promise<FoundConversations> {
  const lists = await Promise.all(ids.map((id) => records.conversationsOf({ id, mail })));
  const found = [...new Set(lists.flat())];
  const known = await Promise.all(found.map((id) => records.find(id)));
  const shared = found.filter((_, index) => known[index]?.group);
  return { own: found.filter((id) => !shared.includes(id)), shared };
}
