import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestText } from '../../src/domain/text/words.ts';
import { classifierOf } from '../../src/intents/classify/classifier.ts';
import { writeModel } from '../../src/intents/model/model-bytes.ts';
import { trainClassifier } from '../../src/intents/train/train.ts';
import { smallDesk, stakes } from './support/small-desk.ts';

const model = trainClassifier(smallDesk);
const { understand } = classifierOf(model, stakes);

describe('a trained classifier', () => {
  it('ranks the intent of a learned utterance first', () => {
    for (const { intent, text } of smallDesk.utterances) expect(understand(text).ranking[0]?.intent, text).toBe(intent);
  });

  it('ranks the intent of an unseen sentence first', () => {
    for (const { intent, text } of smallDesk.holdouts) expect(understand(text).ranking[0]?.intent, text).toBe(intent);
  });

  it('gives shares that sum to 1 in falling order, and a verdict, to whatever is written', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 100 }),
      fc
        .array(fc.constantFrom('parcel', 'constructor', '__proto__', 'hasOwnProperty', 'refund', '!', "'", '\u0000'))
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { ranking, verdict } = understand(text);
        expect(ranking.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(ranking.map(({ intent }) => intent).toSorted()).toEqual(['parcel', 'password', 'refund']);
        expect(ranking.every(({ share }, at) => share <= (ranking[at - 1]?.share ?? 1))).toBe(true);
        expect(['sure', 'torn', 'lost']).toContain(verdict.type);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it.each([
    '',
    '   ',
    '🤷',
    '🤷🏽‍♀️🔥',
    'привет как дела',
    '你好吗',
    '\u0000',
    '?!',
    'constructor',
    '__proto__ prototype',
  ])('is lost on %j', (text) => {
    expect(understand(text).verdict).toEqual({ type: 'lost' });
  });

  it('looks at no more than the longest text', () => {
    const text = 'where is my parcel '.padEnd(longestText, 'x');
    expect(understand(`${text} refund refund refund`)).toEqual(understand(text));
  });

  it('names the step whose symptom a message repeats', () => {
    expect(understand('caps lock is on when i type')).toMatchObject({
      verdict: { type: 'sure', intent: 'password', step: 'caps-lock' },
    });
  });

  it('names no step where the message is a plain utterance', () => {
    expect(understand('i forgot my password').verdict).toEqual({ type: 'sure', intent: 'password' });
  });
});

describe('training', () => {
  it('gives the same model, bit by bit, whatever the order of the examples', () => {
    const turned = {
      utterances: smallDesk.utterances.toReversed(),
      notOurs: [...smallDesk.notOurs.slice(3), ...smallDesk.notOurs.slice(0, 3)],
    };
    expect(writeModel(trainClassifier(turned))).toEqual(writeModel(model));
  });

  it('gives another model for another seed', () => {
    expect(writeModel(trainClassifier(smallDesk, { seed: 2 }))).not.toEqual(writeModel(model));
  });

  it('is not asked for by new costs: the same model is sure less often where a wrong flow costs more', () => {
    const said = [...smallDesk.holdouts, ...smallDesk.utterances].map(({ text }) => text);
    const sureOf = (wrongFlow: number) => {
      const dear = classifierOf(model, { ...stakes, costs: { ...stakes.costs, wrongFlow } });
      return said.filter((text) => dear.understand(text).verdict.type === 'sure').length;
    };
    expect(sureOf(1)).toBe(said.length);
    expect(sureOf(1000)).toBeLessThan(sureOf(10));
  });

  it('learns one intent alone, and strangers none at all', () => {
    const one = smallDesk.utterances.filter(({ intent }) => intent === 'parcel');
    const { ranking } = classifierOf(trainClassifier({ utterances: one, notOurs: [] }), stakes).understand('my parcel');
    expect(ranking).toEqual([{ intent: 'parcel', share: 1 }]);
  });

  it('is lost on everything where nothing was learned', () => {
    const none = classifierOf(trainClassifier({ utterances: [], notOurs: [] }), stakes);
    expect(none.understand('my parcel')).toEqual({ verdict: { type: 'lost' }, ranking: [] });
  });
});
