import type { CannedReply } from '../../domain/handoff/canned-reply.ts';
import { present } from '../../domain/present.ts';
import type { Tables } from '../sql/tables.ts';

export function cannedRow({
  id,
  title,
  text,
  language,
  isOwn,
  by,
  at,
  revision,
}: CannedReply): Tables['canned_replies'] {
  return {
    id,
    owner: isOwn ? by.id : null,
    title,
    text,
    language: language ?? null,
    by_id: by.id,
    by_name: by.name,
    changed_at: at,
    revision,
  };
}

export function cannedReplyOf(row: Tables['canned_replies']): CannedReply {
  const { id, owner, title, text, language, by_id, by_name, changed_at: at, revision } = row;
  const isOwn = owner === null ? undefined : (true as const);
  return present({ id, title, text, language, isOwn, by: { id: by_id, name: by_name }, at, revision });
}
