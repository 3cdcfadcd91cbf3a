import { expect, test, vi } from 'vitest';
import type { LineAnswer } from '../../web/src/chat/line/activity.ts';
import { createOutbox } from '../../web/src/chat/line/create-outbox.ts';

type Posted = LineAnswer<{ readonly id?: string }>;
const taken: Posted = { type: 'answered', body: {} };
const refusedBy = (status: number, wait = 0): Posted => ({ type: 'refused', status, wait });
const outgoing = (key: string) => ({ key, activity: {}, files: [] });

/** An outbox whose attempts are answered in turn, and what became of it. */
function tried(answers: readonly Posted[]) {
  const left = [...answers];
  const seen: string[] = [];
  const outbox = createOutbox({
    post: async ({ key }) => {
      seen.push(`post ${key}`);
      return left.shift() ?? taken;
    },
    renew: async () => void seen.push('renew'),
    accepted: (key) => seen.push(`accepted ${key}`),
    refused: (key, status) => seen.push(`refused ${key} ${status}`),
  });
  return { outbox, seen };
}

test('messages go one after the other, and the second waits until the first has arrived', async () => {
  vi.useFakeTimers();
  const { outbox, seen } = tried([{ type: 'unreached' }, refusedBy(503)]);
  outbox.send(outgoing('a'));
  outbox.send(outgoing('b'));
  outbox.send(outgoing('a'));
  await vi.runAllTimersAsync();
  expect(seen).toEqual(['post a', 'post a', 'post a', 'accepted a', 'post b', 'accepted b']);
  vi.useRealTimers();
});

test('what the desk would never take is given back, and holds up nothing', async () => {
  const { outbox, seen } = tried([refusedBy(413)]);
  outbox.send(outgoing('a'));
  outbox.send(outgoing('b'));
  await vi.waitFor(() => expect(seen).toEqual(['post a', 'refused a 413', 'post b', 'accepted b']));
});

test('a token that is over is renewed, and a desk that is busy is given its time', async () => {
  vi.useFakeTimers();
  const { outbox, seen } = tried([refusedBy(403), refusedBy(429, 7)]);
  outbox.send(outgoing('a'));
  await vi.advanceTimersByTimeAsync(600);
  expect(seen).toEqual(['post a', 'renew', 'post a']);
  await vi.advanceTimersByTimeAsync(6800);
  expect(seen).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(400);
  expect(seen.slice(3)).toEqual(['post a', 'accepted a']);
  vi.useRealTimers();
});

test('whoever waits goes at once when the connection is back', async () => {
  const { outbox, seen } = tried([{ type: 'unreached' }]);
  outbox.send(outgoing('a'));
  await vi.waitFor(() => expect(seen).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve));
  outbox.wake();
  await vi.waitFor(() => expect(seen).toEqual(['post a', 'post a', 'accepted a']), { timeout: 300 });
});
