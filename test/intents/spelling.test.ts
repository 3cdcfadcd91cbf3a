import { describe, expect, it } from 'vitest';
import { correctorOf, learnSpelling } from '../../src/intents/text/correct-spelling.ts';
import { tokensOf } from '../../src/intents/text/tokens.ts';

describe('the corrector', () => {
  const rows = [
    'photos not uploading',
    'photos of the storage',
    'storage is full',
    'the phone is full',
    'phone photos',
  ];
  const correct = correctorOf(learnSpelling(rows.map((row) => tokensOf(row))));
  const read = (text: string) =>
    correct(tokensOf(text))
      .map((token) => token.text)
      .join(' ');

  it.each([
    ['phtos', 'photos'],
    ['photoss', 'photos'],
    ['stroage fulll !', 'storage full !'],
    ['phoneconstructor __proto__', 'phoneconstructor _ _ proto _ _'],
  ])('reads %j as %j', (written, meant) => {
    expect(read(written)).toBe(meant);
  });

  it('leaves alone what was learned, what is short, and what is seen once only', () => {
    expect(read('of the uploading uploadin ful')).toBe('of the uploading uploadin full');
    expect(read('fu')).toBe('fu');
  });
});
