import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustersOf } from '../../src/intents/inspect/clusters.ts';
import { inboxClusters } from '../../src/intents/inspect/inbox-clusters.ts';
import { smallDesk } from './support/small-desk.ts';

const known = smallDesk.utterances.map(({ text }) => text);

const messages = [
  'my ipad keyboard types double',
  'what time does the bus leave',
  'ipad keyboard types every letter double',
  'My iPad keyboard types double!',
  'when does the bus leave',
  'the keyboard of my ipad types double letters',
  'purple elephants',
];

describe('clusters', () => {
  it('put together what says alike, the largest first, the most typical of each first', () => {
    const clusters = clustersOf(messages, known);

    expect(clusters.map((cluster) => [...cluster].sort())).toEqual([[0, 2, 3, 5], [1, 4], [6]]);
    expect([0, 3]).toContain(clusters[0]?.[0]);
  });

  it('hold every message once, whatever the messages, and the same ones each time', () => {
    const text = fc.oneof(fc.constantFrom(...messages), fc.string({ unit: 'grapheme', maxLength: 30 }));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (texts) => {
        const clusters = clustersOf(texts, known);
        expect(clusters.flat().sort((a, b) => a - b)).toEqual(texts.map((_, place) => place));
        expect(clustersOf(texts, known)).toEqual(clusters);
        const sizes = clusters.map((cluster) => cluster.length);
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      }),
    );
  });

  it('are the same for repeated words however often they are written', () => {
    const clusters = clustersOf([...messages, ...Array(50).fill('purple elephants')], known);

    expect(clusters[0]).toHaveLength(51);
    expect(clusters).toHaveLength(3);
  });

  it('of the inbox keep languages apart, and look behind masks', () => {
    const of = (number: number, text: string, language?: string) => ({
      ...{ number, text, at: 0, why: 'lost' as const, ranking: [], model: 'm' },
      ...(language !== undefined && { language }),
    });
    const clusters = inboxClusters(
      [of(7, 'order [number] lost'), of(8, 'order lost', 'de'), of(9, 'order lost, [mail]'), of(3, 'order lost')],
      () => known,
    );

    expect(clusters.map(({ number, messages }) => [number, messages.map((each) => each.number).sort()])).toEqual([
      [3, [3, 7, 9]],
      [8, [8]],
    ]);
  });
});
