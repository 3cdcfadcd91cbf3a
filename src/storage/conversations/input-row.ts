import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { EntryBody } from '../../domain/conversation/entry.ts';
import type { Input, InputBody, NewInput } from '../../domain/conversation/input.ts';
import { timerKinds } from '../../domain/conversation/timer.ts';
import type { NewEntry } from '../../domain/conversation/turn.ts';
import { asObject, type Json } from '../../domain/json.ts';
import type { Tables } from '../sql/tables.ts';
import { type EntryRow, entryOf, type RowsLog } from './entry-row.ts';

/** An input that waits: its own columns and its entry's. */
export type InputRow = EntryRow &
  Pick<Tables['inputs'], 'key' | 'type' | 'answer_by' | 'locale' | 'attempts'> & { readonly input_by: Input['by'] };

/** The entry that an input leaves in the log. What the input says stands there and nowhere else. */
export function inputEntry({ id, by, from, body, envelope }: NewInput): NewEntry {
  return {
    id,
    by: body.type !== 'message' || by === 'timer' || by === 'channel' ? 'system' : by === 'person' ? 'person' : 'agent',
    ...(from && { from }),
    seenBy: by === 'person' && body.type === 'message' ? ['person', 'agents'] : [],
    body: entryBody(body),
    ...(envelope !== undefined && { envelope }),
  };
}

export function inputOf(row: InputRow, log: RowsLog, { channel, group }: Conversation): Input {
  const { conversation, id, from, at, body, envelope } = entryOf(row, log);
  return {
    conversation,
    key: row.key,
    id,
    by: row.input_by,
    ...(from && { from }),
    body: inputBody(row.type, body),
    answerBy: row.answer_by,
    channel,
    group,
    ...(row.locale !== null && { locale: row.locale }),
    ...(envelope !== undefined && { envelope }),
    at,
    attempts: row.attempts,
  };
}

function entryBody(body: InputBody): EntryBody {
  switch (body.type) {
    case 'message': {
      const { type: kind, ...said } = body;
      return { kind, ...said };
    }
    case 'event': {
      const { type: kind, ...said } = body;
      return { kind, ...said };
    }
    case 'greeting':
      return { kind: 'event', name: 'greeting' };
    case 'timer':
      return { kind: 'event', name: 'timer', value: { kind: body.kind, timer: body.timer } };
    case 'left':
    case 'message-changed':
    case 'agent-says':
    case 'agent-notes':
    case 'agent-moves':
      // JSON all through, though its optional parts keep the types from saying so.
      return { kind: 'event', name: body.type, value: body as unknown as Json };
  }
}

/** The other way round. An entry that was emptied gives a message without words, or an event that does nothing. */
function inputBody(type: InputBody['type'], body: EntryBody): InputBody {
  switch (type) {
    case 'message': {
      if (body.kind !== 'message') return { type, text: '' };
      const { kind: _, ...said } = body;
      return { type, ...said };
    }
    case 'event': {
      if (body.kind !== 'event') return { type, name: '' };
      const { kind: _, ...said } = body;
      return { type, ...said };
    }
    case 'greeting':
      return { type };
    case 'timer': {
      const value = body.kind === 'event' ? asObject(body.value) : undefined;
      const kind = timerKinds.find((each) => each === value?.kind);
      return kind ? { type, kind, timer: String(value?.timer) } : { type: 'event', name: type };
    }
    case 'left':
    case 'message-changed':
    case 'agent-says':
    case 'agent-notes':
    case 'agent-moves':
      // As `entryBody` made it.
      return body.kind === 'event' && body.value !== undefined
        ? (body.value as unknown as InputBody)
        : { type: 'event', name: type };
  }
}
