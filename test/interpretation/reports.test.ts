import { describe, expect, it } from 'vitest';
import { outcomesOf } from '../../src/desk/listening/hear.ts';
import type { Context } from '../../src/interpretation/context.ts';
import { interpret } from '../../src/interpretation/interpret.ts';
import { taughtEar } from './support/taught-ear.ts';

const { content, ear } = await taughtEar();

/** The place of a step's question, or of its check. */
function placeOf(flowId: string, stepId: string, phase: 'question' | 'check'): Context {
  const flow = content.flows[flowId];
  const step = flow?.steps.find(({ id }) => id === stepId);
  if (!flow || !step) throw new Error(`There is no step ${stepId} in ${flowId}.`);
  const { check } = flow;
  return phase === 'question'
    ? { phase, question: step.ask ?? '', said: step.ask ?? '', check, ...outcomesOf(flow), answers: step.answers }
    : { phase, question: check, fix: step.fix, ...outcomesOf(flow), answers: [] };
}

function heard(text: string, place: Context): string {
  const { verdict, acts } = interpret(text, place, ear);
  const [act] = acts;
  if (!act || verdict === 'unheard') return 'unheard';
  const what = act.act === 'answer' ? `answer ${act.answer}` : `${act.act} ${'kind' in act ? act.kind : ''}`;
  return verdict === 'heard' ? what : `${what}?`;
}

describe('whether something was done', () => {
  const cable = placeOf('iphone-not-charging', 'cable', 'question');
  it.each([
    ['did that, no good', 'answer 0'],
    ["tried my colleague's, no luck", 'answer 0'],
    ["tried my brother's, no good", 'answer 0'],
    ['not yet but I can borrow one', 'answer 1'],
  ])('is answered by "%s"', (text, as) => expect(heard(text, cable)).toBe(as));

  it('is not answered by how things are now', () => {
    const moisture = placeOf('iphone-not-charging', 'moisture', 'question');
    expect(heard("it was wet yesterday but it's dry now", moisture)).toBe('answer 0');
    expect(heard("it's dry", moisture)).toBe('answer 1');
  });
});

describe('success since now', () => {
  it.each([
    ['iphone-not-charging', 'temperature', 'ah it charges now, was the socket'],
    ['iphone-frozen', 'screen', "it's working again, thanks"],
    ['icloud-storage-full', 'large-files', "ok I bought 50gb, now it's good"],
  ])('ends %s at %s: "%s"', (flow, step, text) =>
    expect(heard(text, placeOf(flow, step, 'question'))).toBe('wish works-now'),
  );

  it('is an answer where the question asks for that very thing', () => {
    expect(heard('it loads now', placeOf('icloud-photos-not-syncing', 'connection', 'question'))).toBe('answer 0');
    expect(heard("it's on now", placeOf('icloud-photos-not-syncing', 'sync-switch', 'question'))).toBe('answer 0');
  });
});

describe('after a fix', () => {
  it('names of its things report nothing', () => {
    const join = placeOf('wifi-not-working', 'network-password', 'check');
    expect(heard('I did forget the network', join)).not.toMatch('solved');
    expect(heard('it keeps asking for the password', join)).not.toMatch('solved');
  });

  it('a good and a bad part are success in part', () =>
    expect(
      heard('some photos came through but not all', placeOf('icloud-photos-not-syncing', 'mobile-data', 'check')),
    ).toBe('report partly'));
});

describe('room', () => {
  const storage = content.flows['ios-update-failing'];
  const shared = storage && placeOf('ios-update-failing', 'phone-storage', 'question');
  it.each([
    ['not enough space', 'answer 0'],
    ['only 2 gb free', 'answer 0'],
    ['plenty of space', 'answer 1'],
    ['only 10 gb free', 'answer 1'],
  ])('is told by "%s"', (text, as) => expect(shared && heard(text, shared)).toBe(as));
});

describe('what came of a fix', () => {
  const frozen = placeOf('iphone-frozen', 'force-restart', 'check');
  const power = placeOf('icloud-photos-not-syncing', 'power', 'check');
  it.each([
    ['it is not working sir, I did 5 times', 'report no-effect'],
    ['the apple logo came and now it is back to normal', 'report solved'],
    ['yes it came back after that, now it works as usual', 'report solved'],
    ['it works, but only for a minute', 'report partly'],
  ])('is told by "%s"', (text, as) => expect(heard(text, frozen).replace('?', '')).toBe(as));

  it('counts for more than that it was done', () => {
    const said = 'turned it off as you said, the pictures are still not coming though';
    expect(heard(said, placeOf('icloud-photos-not-syncing', 'low-power', 'check'))).toMatch(/^report no-effect/);
  });

  it('is not known yet where it could not be done now', () => {
    expect(heard("can't, I'm on the train, later maybe", power)).toBe('report not-yet');
  });
});

describe('what somebody does not know', () => {
  it('is no question', () => {
    const clips = placeOf('icloud-storage-full', 'message-attachments', 'question');
    expect(heard('no clue, i hardly text anyone', clips)).toBe('answer unsure');
  });
});

describe('an answer', () => {
  it('is put together from words of several sayings', () => {
    expect(heard('the kids are streaming netflix on it', placeOf('wifi-not-working', 'router', 'question'))).toBe(
      'answer 0',
    );
  });

  it('is not denied by a no that belongs to its thing', () => {
    expect(heard('no photo is there', placeOf('iphone-storage-full', 'recently-deleted', 'question'))).toBe('answer 0');
  });

  it('takes nothing back where nothing was said before', () => {
    const place = placeOf('icloud-photos-not-syncing', 'apple-id', 'question');
    expect(heard('Looked it up, it is the right account.', { ...place, isFirst: true })).toBe('answer 0');
  });
});

describe('danger', () => {
  it('in other words than the answer is danger', () => {
    const hot = placeOf('iphone-not-charging', 'temperature', 'question');
    expect(heard('its so hot i dropped it, and the back is sort of puffing up', hot)).toMatch(/^urgent/);
    expect(heard('yes it gets quite hot', hot)).toBe('answer 0');
  });
});
