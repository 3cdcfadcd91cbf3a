import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Tables } from '../sql/tables.ts';
import { stateOf } from './stored-state.ts';

export function conversationOf(row: Tables['conversations']): Conversation {
  return {
    id: row.id,
    channel: row.channel,
    group: row.shared === 1,
    ...(row.locale !== null && { locale: row.locale }),
    ...(row.address !== null && { address: JSON.parse(row.address) }),
    head: row.head,
    revision: row.revision,
    state: stateOf(row.state),
    createdAt: row.created_at,
  };
}
