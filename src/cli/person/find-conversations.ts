import { personIdOf } from '../../channels/direct-line/person-id-of.ts';
import { FixpathError } from '../../domain/error.ts';
import type { PersonRecords } from '../../storage/erasures/sqlite-person.ts';

/** The conversations that somebody means, and those that they only share with others. */
export type FoundConversations = { readonly own: readonly string[]; readonly shared: readonly string[] };

/**
 * Finds conversations by the id of one, or by whom they are with: the id by which a channel or a site knows somebody (of
 * Teams, `29:…`; of a site, the `sub` of its tokens), or a mail address. Throws `person-unknown` if there are none.
 */
export async function findConversations(records: PersonRecords, who: string): Promise<FoundConversations> {
  if (await records.find(who)) return { own: [who], shared: [] };
  const key = records.signingKey();
  const ids = [who, ...(key === undefined ? [] : [personIdOf(key, who)])];
  const mail = who.toLowerCase();
  const found = [...new Set(ids.flatMap((id) => records.conversationsOf({ id, mail })))];
  if (found.length === 0)
    throw new FixpathError(
      'person-unknown',
      `Nothing is kept of "${who}". Name a conversation's id, the id by which a channel or a site knows the person, or a mail address.`,
    );
  const known = await Promise.all(found.map((id) => records.find(id)));
  const shared = found.filter((_, index) => known[index]?.group);
  return { own: found.filter((id) => !shared.includes(id)), shared };
}
