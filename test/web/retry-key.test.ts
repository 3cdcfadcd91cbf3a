import { expect, test } from 'vitest';
import { retryKeys } from '../../web/src/chat/retry-key.ts';
import type { Action } from '../../web/src/chat/store.ts';

/** What comes out of the middleware when these actions go in, with keys k1, k2, … */
function stamped(...actions: readonly Action[]): readonly Action[] {
  const out: Action[] = [];
  let count = 0;
  const middleware = retryKeys(() => `k${++count}`)({ dispatch: () => {} })((action) => out.push(action));
  for (const action of actions) middleware(action);
  return out;
}

const post = (activity: object): Action => ({ type: 'DIRECT_LINE/POST_ACTIVITY', payload: { activity } });

test('every message gets a key of its own, beside what its channelData holds already', () => {
  const [first, second] = stamped(
    post({ type: 'message', channelData: { attachmentSizes: [1] } }),
    post({ type: 'message' }),
  );
  expect(first?.payload?.activity?.channelData).toEqual({ attachmentSizes: [1], fixpath: { retryKey: 'k1' } });
  expect(second?.payload?.activity?.channelData).toEqual({ fixpath: { retryKey: 'k2' } });
});

test('a retried message keeps its key', () => {
  const [first] = stamped(post({ type: 'message' }));
  const [again] = stamped(post({ ...first?.payload?.activity, channelData: { fixpath: { retryKey: 'first' } } }));
  expect(again?.payload?.activity?.channelData).toEqual({ fixpath: { retryKey: 'first' } });
});

test('what is no message goes by untouched', () => {
  const typing = post({ type: 'typing' });
  const incoming: Action = { type: 'DIRECT_LINE/INCOMING_ACTIVITY', payload: { activity: { type: 'message' } } };
  expect(stamped(typing, incoming)).toEqual([typing, incoming]);
});
