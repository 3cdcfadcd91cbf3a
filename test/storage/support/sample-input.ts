import { randomUUID } from 'node:crypto';
import type { NewInput } from '../../../src/domain/conversation/input.ts';

/** A message of a person; each call is a new one. */
export function sampleInput(conversation: string, change: Partial<NewInput> = {}): NewInput {
  const id = change.id ?? randomUUID();
  return {
    conversation,
    key: `message:${id}`,
    id,
    by: 'person',
    from: { id: 'dl_person', name: 'You' },
    body: { type: 'message', text: 'my photos are not uploading' },
    answerBy: 'log',
    channel: 'directline',
    group: false,
    locale: 'en-GB',
    envelope: { type: 'message', channelData: { clientActivityID: id } },
    at: 1_000,
    ...change,
  };
}
