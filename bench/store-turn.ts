import { randomUUID } from 'node:crypto';
import { newConversation } from '../src/domain/conversation/conversation.ts';
import type { Store } from '../src/domain/ports/store.ts';

/** A message of a person and the bot's question in reply, as Direct Line and the desk make them. */
export async function storeTurn(store: Store, conversation: string, fence: number): Promise<void> {
  const id = randomUUID();
  const at = Date.now();
  await store.accept({
    conversation,
    key: `message:${id}`,
    id,
    by: 'person',
    from: { id: 'dl_person', name: 'You' },
    body: { type: 'message', text: 'my photos are not uploading' },
    answerBy: 'log',
    channel: 'directline',
    locale: 'en-GB',
    envelope: {
      type: 'message',
      text: 'my photos are not uploading',
      textFormat: 'plain',
      channelData: { clientActivityID: id, clientTimestamp: new Date(at).toISOString() },
    },
    at,
  });
  const loaded = await store.load(conversation);
  if (!loaded) throw new Error(`${conversation} is not there.`);
  const reply = `${id}.1`;
  const trail = Array.from({ length: 4 }, (_, index) => ({
    path: `step-${index}`,
    answer: 'fine',
    source: 'said',
    at,
  }));
  const committed = await store.commit({
    conversation,
    input: id,
    revision: loaded.conversation.revision,
    fence,
    at,
    state: { ...newConversation, openReply: reply, last: JSON.parse(JSON.stringify({ plan: { trail } })) },
    entries: [
      {
        id: reply,
        by: 'bot',
        seenBy: ['person', 'agents'],
        body: {
          kind: 'reply',
          replyTo: id,
          reply: {
            kind: 'question',
            flow: 'icloud-photos-not-syncing',
            step: 'apple-id',
            text: 'Are both devices signed in with the same Apple ID?',
            choices: ['Yes', 'No', 'Not sure'].map((label) => ({ label, pick: label })),
          },
        },
      },
    ],
    timers: [{ kind: 'silence', due: at + 3_600_000 }],
    unset: [],
    items: [],
    pins: [],
    handoffs: [],
    ending: 'done',
  });
  if (committed.type !== 'committed') throw new Error('A turn was overtaken.');
}
