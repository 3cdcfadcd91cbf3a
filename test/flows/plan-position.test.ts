import { describe, expect, it } from 'vitest';
import type { FlowBundle } from '../../src/domain/content/flow.ts';
import { positionOf } from '../../src/flows/position/plan-position.ts';
import { answer, bundleOf, flow, no, plan, type Said, step, yes } from './support/some-flow.ts';

/** Where a plan stands, in a few words, and what became of its steps. */
function stand(content: FlowBundle, ...said: readonly Said[]) {
  const { due, visits } = positionOf(content, plan(content, ...said));
  return {
    due: due.type === 'open' ? `${due.phase} ${due.at.path}` : due.type,
    results: Object.fromEntries(visits.map(({ path, result }) => [path, result])),
    order: visits.map(({ path }) => path),
  };
}

const three = bundleOf(flow('a', [step('one'), step('two'), step('three')]));

describe('the steps of a flow', () => {
  it('come one after another, each settled by a fine answer', () => {
    expect(stand(three).due).toBe('question one');
    expect(stand(three, ['one', yes]).due).toBe('question two');
    expect(stand(three, ['one', yes], ['two', yes], ['three', yes])).toMatchObject({
      due: 'exhausted',
      results: { one: 'fine', two: 'fine', three: 'fine' },
    });
  });

  it.each([
    ['no-effect', 'no-effect', 'question two'],
    ['could-not', 'could-not', 'question two'],
    ['already', 'already-done', 'question two'],
    ['skip', 'skipped', 'question two'],
    ['solved', 'solved', 'resolved'],
  ] as const)('go on after a fix by its check: %s', (reading, result, due) => {
    expect(stand(three, ['one', no]).due).toBe('fix one');
    expect(stand(three, ['one', no], ['one', reading])).toMatchObject({ due, results: { one: result } });
  });

  it.each([
    ['unsure', 'unsure'],
    ['already', 'already-done'],
    ['skip', 'skipped'],
  ] as const)('go on after a question that got no answer: %s', (reading, result) => {
    expect(stand(three, ['one', reading])).toMatchObject({ due: 'question two', results: { one: result } });
  });

  it('wait for a word after a fix that takes the phone away, and then for its check', () => {
    const parking = bundleOf(flow('a', [step('one', { parks: true }), step('two')]));
    expect(stand(parking, ['one', no]).due).toBe('fix one');
    expect(stand(parking, ['one', no], ['one', 'returned']).due).toBe('check one');
    expect(stand(parking, ['one', no], ['one', 'no-effect']).due).toBe('question two');
  });

  it('begin with the fix where there is no question', () => {
    const { ask: _, ...unasked } = step('one', { answers: [] });
    expect(stand(bundleOf(flow('a', [unasked, step('two')]))).due).toBe('fix one');
  });
});

describe('a step that was landed on', () => {
  it('comes first, and the others follow in their order, none lost', () => {
    expect(stand(three, ['three', 'landed'])).toMatchObject({ due: 'question three', order: ['three', 'one', 'two'] });
    expect(stand(three, ['three', 'landed'], ['three', yes]).due).toBe('question one');
    expect(stand(three, ['two', 'landed'], ['three', 'landed']).order).toEqual(['three', 'two', 'one']);
    expect(stand(three, ['three', 'landed'], ['three', yes], ['one', yes], ['two', yes]).due).toBe('exhausted');
  });

  it('teaches its guard', () => {
    const guarded = bundleOf(flow('a', [step('one'), step('two', { when: { network: ['mobile'] } })]));
    const { facts } = positionOf(guarded, plan(guarded, ['two', 'landed']));
    expect(facts).toEqual({ network: 'mobile' });
  });
});

describe('a guarded step', () => {
  const network = step('net', {
    answers: [
      answer('fine', 'Wi-Fi', { sets: { network: 'wifi' } }),
      answer('fine', '5G', { sets: { network: 'mobile' } }),
    ],
  });
  const guarded = bundleOf(flow('a', [network, step('plan', { when: { network: ['mobile'] } }), step('last')]));

  it('is left out by contrary knowledge only', () => {
    expect(stand(guarded, ['net', yes])).toMatchObject({ due: 'question last', results: { plan: 'not-needed' } });
    expect(stand(guarded, ['net', no]).due).toBe('question plan');
    expect(stand(guarded, ['net', 'unsure']).due).toBe('question plan');
  });

  it('is judged by what was said last', () => {
    const learned = { type: 'learned', fact: 'network', value: 'wifi' } as const;
    expect(stand(guarded, ['net', no], ['', learned, 'volunteered']).due).toBe('question last');
  });

  it('may depend on the answer to a step above', () => {
    const above = bundleOf(flow('a', [step('router'), step('phone', { when: { router: ['fine'] } }), step('last')]));
    expect(stand(above, ['router', yes]).due).toBe('question phone');
    expect(stand(above, ['router', no], ['router', 'no-effect']).due).toBe('question last');
    expect(stand(above, ['router', 'unsure']).due).toBe('question phone');
  });
});

describe('a step that calls a flow', () => {
  const caller = step('net', { call: 'wifi' });
  const { fix: _, ...calling } = caller;
  const called = flow('wifi', [step('switch'), step('restart', { shared: 'restart' })], { sets: { network: 'wifi' } });
  const content = bundleOf(flow('a', [calling, step('restart', { shared: 'restart' }), step('last')]), called);

  it('plays it, and asks its own check once that is solved', () => {
    expect(stand(content, ['net', no]).due).toBe('question net/wifi:switch');
    const solved = [
      ['net', no],
      ['net/wifi:switch', no],
      ['net/wifi:switch', 'solved'],
    ] as const;
    expect(stand(content, ...solved).due).toBe('check net');
    expect(positionOf(content, plan(content, ...solved)).facts).toEqual({ network: 'wifi' });
    expect(stand(content, ...solved, ['net', 'solved']).due).toBe('resolved');
    expect(stand(content, ...solved, ['net', 'no-effect']).due).toBe('question restart');
  });

  const unsolved = [
    ['net', no],
    ['net/wifi:switch', yes],
    ['net/wifi:restart', yes],
  ] as const;

  it('offers a person or to carry on once that is used up', () => {
    expect(stand(content, ...unsolved).due).toBe('offer net');
    expect(stand(content, ...unsolved, ['net', 'carry-on'])).toMatchObject({ results: { net: 'could-not' } });
  });

  it('does not play a shared step again that was played within', () => {
    expect(stand(content, ...unsolved, ['net', 'carry-on'])).toMatchObject({
      due: 'question last',
      results: { restart: 'not-needed' },
    });
  });

  it('plays it where the fix could not be done, if it has a fix of its own', () => {
    const beside = bundleOf(flow('a', [caller, step('last')]), called);
    expect(stand(beside, ['net', no]).due).toBe('fix net');
    expect(stand(beside, ['net', no], ['net', 'could-not']).due).toBe('question net/wifi:switch');
  });

  it('never calls a flow twice, nor the one that was begun', () => {
    const twice = bundleOf(flow('a', [calling, step('again', { call: 'wifi' }), step('last')]), called);
    const said = [...unsolved, ['net', 'carry-on'], ['again', no], ['again', 'could-not']] as const;
    expect(stand(twice, ...said)).toMatchObject({ due: 'question last', results: { again: 'could-not' } });
    const round = bundleOf(flow('a', [step('net', { call: 'a' }), step('last')]));
    expect(stand(round, ['net', no], ['net', 'could-not']).due).toBe('question last');
  });
});

it('is the same for the same trail, and changes neither content nor plan', () => {
  const content = structuredClone(three);
  const said = plan(content, ['three', 'landed'], ['three', no], ['three', 'no-effect'], ['one', yes]);
  const before = structuredClone({ content, said });
  expect(positionOf(content, said)).toEqual(positionOf(content, said));
  expect({ content, said }).toEqual(before);
});

it('takes over a trail whose steps are partly gone from the content', () => {
  const edited = bundleOf(flow('a', [step('three'), step('one')]));
  expect(stand(edited, ['one', yes], ['two', no], ['two', 'no-effect']).due).toBe('question three');
});

describe('an answer whose flow depends on a fact', () => {
  const calls = { fact: 'network', flows: { wifi: 'wifi', mobile: 'data' } };
  const page = step('page', { answers: [answer('fine', 'Yes'), answer('wrong', 'No', { calls })] });
  const network = step('net', {
    answers: [
      answer('fine', 'Wi-Fi', { sets: { network: 'wifi' } }),
      answer('fine', '5G', { sets: { network: 'mobile' } }),
    ],
  });
  const content = bundleOf(
    flow('a', [page, step('between'), network, step('last')]),
    flow('wifi', [step('switch')]),
    flow('data', [step('plan')]),
  );
  const learned = { type: 'learned', fact: 'network', value: 'wifi' } as const;

  it('is asked for the fact first, and then leads into the flow', () => {
    expect(stand(content, ['page', no])).toMatchObject({
      due: 'question net',
      results: { page: 'open', between: 'not-reached', net: 'open', last: 'not-reached' },
    });
    expect(stand(content, ['page', no], ['net', yes]).due).toBe('question page/wifi:switch');
    expect(stand(content, ['page', no], ['net', no]).due).toBe('question page/data:plan');
  });

  it('comes back to its own check', () => {
    const solved = stand(content, ['page', no], ['net', no], ['page/data:plan', no], ['page/data:plan', 'solved']);
    expect(solved.due).toBe('check page');
  });

  it('leads there at once where the fact is known', () => {
    expect(stand(content, ['', learned, 'volunteered'], ['page', no]).due).toBe('question page/wifi:switch');
  });

  it('cannot be told where the fact was asked for in vain, and can as soon as it is learned', () => {
    const said = [
      ['page', no],
      ['net', 'unsure'],
    ] as const;
    expect(stand(content, ...said)).toMatchObject({
      due: 'question between',
      results: { page: 'unsure' },
    });
    expect(stand(content, ...said, ['', learned, 'volunteered']).due).toBe('question page/wifi:switch');
  });

  it('is not asked for a fact that is known', () => {
    const known = stand(content, ['', learned, 'volunteered'], ['page', yes], ['between', yes]);
    expect(known).toMatchObject({ due: 'question last', results: { net: 'not-needed' } });
  });
});
