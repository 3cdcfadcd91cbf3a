import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Conversation, newConversation } from '../../src/domain/conversation/conversation.ts';
import { typingAfter } from '../../src/engine/typing.ts';
import { openEngine } from './support/open-engine.ts';

const conversation: Conversation = {
  id: 'c',
  channel: 'terminal',
  group: false,
  head: 0,
  revision: 0,
  state: newConversation,
  createdAt: 0,
};

describe('typing', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is shown when a turn has taken 500 ms, not a moment sooner, and once', () => {
    const typing = vi.fn();
    typingAfter(500, typing, conversation);
    vi.advanceTimersByTime(499);
    expect(typing).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(typing).toHaveBeenCalledExactlyOnceWith(conversation);
    vi.advanceTimersByTime(10_000);
    expect(typing).toHaveBeenCalledOnce();
  });

  it('is not shown for a turn that is over by then', () => {
    const typing = vi.fn();
    typingAfter(500, typing, conversation)();
    vi.advanceTimersByTime(10_000);
    expect(typing).not.toHaveBeenCalled();
  });
});

it('is shown where a turn takes longer than half a second, and nowhere else', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const slow = Promise.withResolvers<void>();
  const playing = Promise.withResolvers<void>();
  const typed: string[] = [];
  const desk = await openEngine({
    typing: ({ id }) => void typed.push(id),
    respond: async ({ id }) => {
      if (id === 'slow') {
        playing.resolve();
        await slow.promise;
      }
      return [{ kind: 'say', text: 'Done.' }];
    },
  });
  try {
    await desk.post('quick', 'hello');
    await desk.engine.idle();
    await desk.post('slow', 'hello');
    await playing.promise;
    vi.advanceTimersByTime(499);
    expect(typed).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(typed).toEqual(['slow']);
    slow.resolve();
    await desk.engine.idle();
    vi.advanceTimersByTime(5_000);
    expect(typed).toEqual(['slow']);
    expect(await desk.said('slow')).toEqual(['Done.']);
  } finally {
    vi.useRealTimers();
    await desk.close();
  }
});
