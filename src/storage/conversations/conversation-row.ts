import type { Conversation } from '../../domain/conversation/conversation.ts';
import { present } from '../../domain/present.ts';
import type { Tables } from '../sql/tables.ts';
import { stateOf } from './stored-state.ts';

export function conversationOf(row: Tables['conversations']): Conversation {
  return present({
    id: row.id,
    channel: row.channel,
    group: row.shared === 1,
    locale: row.locale,
    address: row.address === null ? undefined : JSON.parse(row.address),
    head: row.head,
    revision: row.revision,
    state: stateOf(row.state),
    createdAt: row.created_at,
  });
}
