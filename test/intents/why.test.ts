import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossValidatedRows } from '../../src/intents/inspect/cross-validated-rows.ts';
import { nearDuplicates } from '../../src/intents/inspect/near-duplicates.ts';
import { topWords } from '../../src/intents/inspect/top-words.ts';
import { whyOf } from '../../src/intents/inspect/why.ts';
import { trainLearners } from '../../src/intents/learners/train-learners.ts';
import { trainingRowsOf } from '../../src/intents/learners/training-rows.ts';
import { trainClassifier } from '../../src/intents/train/train.ts';
import { smallDesk, stakes } from './support/small-desk.ts';

const model = trainClassifier(smallDesk);

describe('why', () => {
  it('names the word that carries the verdict before all others', () => {
    const { words, ours } = whyOf(model, stakes)('hello where is the parcel');
    const says = new Map(words.map(({ word, says }) => [word, says]));
    expect(words.map(({ word }) => word)).toEqual(['hello', 'where', 'is', 'the', 'parcel']);
    expect(Math.max(...says.values())).toBe(says.get('parcel'));
    expect(says.get('parcel')).toBeGreaterThan(0.1);
    expect(ours).toBeGreaterThan(0.5);
  });

  it('has no word to name where none was written', () => {
    expect(whyOf(model, stakes)('🤷 ?!').words).toEqual([]);
  });
});

describe('telling words', () => {
  it('are the words of the intent, not of others', () => {
    const words = topWords(trainLearners(trainingRowsOf(smallDesk), 1, 1), 3);
    expect(words.get('parcel')).toContain('parcel');
    expect(words.get('refund')).toContain('refund');
    expect(words.get('password')).toContain('password');
  });
});

describe('near duplicates', () => {
  it('are found across intents by their stems, and not within one', () => {
    const examples = [
      { intent: 'a', text: 'the phones are charging slowly' },
      { intent: 'b', text: 'The phone are charging, slowly' },
      { intent: 'b', text: 'slowly charging a battery' },
      { intent: 'b', text: 'something else' },
    ];
    const pairs = nearDuplicates(examples, 'en').map(({ one, other }) => [one.text, other.text]);
    expect(pairs).toEqual([['the phones are charging slowly', 'The phone are charging, slowly']]);
  });

  it('are all that comparing every pair finds', () => {
    const text = fc.array(fc.constantFrom('sun', 'rain', 'hail', 'wind', 'fog', 'snow', 'ice'), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (texts) => {
        const examples = texts.map((words, at) => ({ intent: `${at % 3}`, text: words.join(' ') }));
        let pairs = 0;
        examples.forEach((one, at) => {
          for (const other of examples.slice(at + 1)) {
            const [a, b] = [new Set(one.text.match(/\w+/g)), new Set(other.text.match(/\w+/g))];
            const common = [...a].filter((word) => b.has(word)).length;
            if (one.intent !== other.intent && a.size > 0 && common / (a.size + b.size - common) >= 0.75) pairs++;
          }
        });
        expect(nearDuplicates(examples, 'xx')).toHaveLength(pairs);
      }),
      { seed: 1 },
    );
  });
});

describe('cross-examination', () => {
  it('asks every row once, of a learner that did not know it', () => {
    const asked = crossValidatedRows(smallDesk, model, stakes).map(({ row }) => row.text);
    expect(asked.toSorted()).toEqual(
      trainingRowsOf(smallDesk)
        .map(({ text }) => text)
        .toSorted(),
    );
  });

  it('names words where an utterance is taken for something else, and none where all is right', () => {
    const wrong = { intent: 'parcel', text: 'reset my password and let me log in' };
    const examined = crossValidatedRows({ ...smallDesk, utterances: [...smallDesk.utterances, wrong] }, model, stakes);
    const said = (text: string) => examined.find(({ row }) => row.text === text)?.words.map(({ word }) => word);
    expect(said(wrong.text)).toContain('password');
    expect(said('where is my parcel')).toEqual([]);
  });
});
