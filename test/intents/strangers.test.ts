import { describe, expect, it } from 'vitest';
import { classifierOf } from '../../src/intents/classify/classifier.ts';
import { subjectsOf } from '../../src/intents/train/subjects.ts';
import { trainClassifier } from '../../src/intents/train/train.ts';
import { veiled } from '../../src/intents/train/veil.ts';
import { deskContent } from '../play/desk-content.ts';
import { smallDesk, stakes } from './support/small-desk.ts';
import { trainedModel } from './support/trained-model.ts';

describe('a desk that has no strangers to learn from', () => {
  it('turns most of them away all the same, and few of its own people', async () => {
    const { examples, desk } = (await deskContent()).content;
    const { understand } = classifierOf(await trainedModel({ ...examples, notOurs: [] }), desk);
    const lost = (texts: readonly string[]) =>
      texts.filter((text) => understand(text).verdict.type === 'lost').length / texts.length;
    expect(lost(examples.notOurs)).toBeGreaterThan(0.65);
    expect(lost(examples.holdouts.map(({ text }) => text))).toBeLessThan(0.2);
  });

  it('is believed as it is usual where it has too few intents to leave one out', () => {
    const rows = smallDesk.utterances.filter(({ intent }) => intent !== 'parcel');
    const { understand } = classifierOf(trainClassifier({ utterances: rows, notOurs: [] }), stakes);
    expect(understand('where is the nearest harbour').verdict.type).toBe('lost');
    expect(understand('i forgot my password').verdict).toMatchObject({ type: 'sure', intent: 'password' });
  });
});

describe('what a model keeps of strangers', () => {
  it('is what was believed of each row of them before it was learned', () => {
    const { strangers } = trainClassifier(smallDesk);
    expect(strangers).toHaveLength(smallDesk.notOurs.length);
    for (const { belonging } of strangers) expect(belonging).toBeLessThan(1);
  });

  it('is of a desk without any how its own intents fared where they were left out', () => {
    const { strangers } = trainClassifier({ utterances: smallDesk.utterances, notOurs: [] });
    expect(strangers.length).toBeGreaterThanOrEqual(smallDesk.utterances.length);
    for (const { ranking } of strangers) expect(ranking.length).toBeLessThan(3);
  });
});

describe('a veiled text', () => {
  it('keeps its longest word and hides all others, each behind a word of its own', () => {
    const [first, second, ...others] = veiled('my phone and my iCloud storage')?.split(' ') ?? [];
    expect(others.at(-1)).toBe('storage');
    expect(first).not.toBe(second);
    expect(first).toMatch(/^\p{sc=Yi}+$/u);
  });

  it('is none where so few words are that one strange one may be a slip', () => {
    expect(veiled('wifi keeps dropping')).toBeUndefined();
  });
});

describe('subjects', () => {
  const rows = [
    ...['open the door', 'the door is shut', 'a door that jams'].map((text) => ({ intent: 'door', text })),
    ...['feed the cat', 'the cat sleeps'].map((text) => ({ intent: 'cat', text })),
    ...['shut the door to the cellar', 'the cellar door'].map((text) => ({ intent: 'cellar', text })),
    ...['the cat wants food', 'feed a cat at night'].map((text) => ({ intent: 'food', text })),
    { text: 'nobody asked' },
  ];

  it('hold what is worded alike, in groups of equal size', () => {
    const subjects = subjectsOf(rows, 2);
    expect([...subjects.keys()].toSorted()).toEqual(['cat', 'cellar', 'door', 'food']);
    expect(subjects.get('door')).toBe(subjects.get('cellar'));
    expect(subjects.get('cat')).toBe(subjects.get('food'));
    expect(subjects.get('cat')).not.toBe(subjects.get('door'));
  });

  it('are numbered below their count, however few intents there are', () => {
    expect(Math.max(...subjectsOf(rows, 9).values())).toBeLessThan(9);
    expect(subjectsOf([], 5).size).toBe(0);
  });
});
