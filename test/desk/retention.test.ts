import { expect, it, onTestFinished } from 'vitest';
import { maskSecrets } from '../../src/domain/text/mask-secrets.ts';
import { maskInput } from '../../src/engine/mask-input.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { sampleInput } from '../storage/support/sample-input.ts';
import { sampleTurn } from '../storage/support/sample-turn.ts';

it('erases what is older than it may be, conversations with a human by their own time, and once', async () => {
  const store = await openSqliteStore({ folder: undefined });
  onTestFinished(() => store.close());
  const handoff = (conversation: string) => ({
    id: `${conversation}.h`,
    conversation,
    state: 'ticketed' as const,
    reason: 'asked' as const,
    team: 'desk',
    requestedAt: 1,
    changedAt: 1,
    channel: 'directline',
    history: [],
    problem: 'photos',
  });
  for (const [conversation, at] of [
    ['old', 1_000],
    ['young', 9_000],
    ['handed', 1_000],
  ] as const) {
    await store.accept(sampleInput(conversation, { id: `${conversation}-i`, at }));
    const handoffs = conversation === 'handed' ? [handoff(conversation)] : [];
    await store.commit(sampleTurn(conversation, `${conversation}-i`, { at, handoffs }));
  }
  const said = async (conversation: string) =>
    (await store.read(conversation, 0, 10)).flatMap(({ body }) => (body.kind === 'message' ? [body.text] : []));

  expect(await store.forgetConversations(5_000, false, 10_000)).toBe(1);
  expect([await said('old'), await said('young'), await said('handed')]).toEqual([
    [''],
    ['my photos are not uploading'],
    ['my photos are not uploading'],
  ]);
  expect(await store.forgetConversations(5_000, false, 20_000)).toBe(0);
  expect(await store.forgetConversations(5_000, true, 20_000)).toBe(1);
  expect(await store.handoff('handed.h')).not.toHaveProperty('problem');
  expect(await store.openErasures()).toEqual([]);

  // Whoever speaks again begins anew, and that is old again later.
  await store.accept(sampleInput('old', { id: 'again', at: 30_000 }));
  await store.commit(sampleTurn('old', 'again', { at: 30_000, revision: 2 }));
  expect(await store.forgetConversations(40_000, false, 50_000)).toBe(2);
  expect(await said('old')).toEqual(['', '']);
});

it('masks words before they are stored, and where the channel’s activity repeats them, but no ids', () => {
  const text = 'my card is 4111 1111 1111 1111';
  const envelope = {
    type: 'message',
    text,
    channelData: { clientActivityID: '4111111111111111' },
    attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
  };
  const masked = maskInput(sampleInput('c', { body: { type: 'message', text }, envelope }), (words) =>
    maskSecrets(words, ['cards']),
  );
  expect(masked.body).toEqual({ type: 'message', text: 'my card is [card]' });
  expect(masked.envelope).toEqual({
    ...envelope,
    text: 'my card is [card]',
    attachments: [{ contentType: 'text/html', content: '<p>my card is [card]</p>' }],
  });
});
