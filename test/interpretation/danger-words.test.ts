import { describe, expect, it } from 'vitest';
import { kindsOf } from '../../src/domain/content/acts.ts';
import { wordFormOf } from '../../src/intents/text/word-form.ts';
import { dangersNamed } from '../../src/interpretation/acts/danger-words.ts';
import { segmentsOf } from '../../src/interpretation/text/segments.ts';
import { sentencesOf } from '../../src/interpretation/text/sentences.ts';
import { deskContent } from '../play/desk-content.ts';

const { ears } = await deskContent();

/** Whether a text names the danger of burning by one of these words; every other kind has a word that nobody says. */
function names(language: string, words: readonly string[], text: string): boolean {
  const lexicon = ears(language)?.lexicon;
  if (!lexicon) throw new Error('The desk has no words.');
  const others = Object.fromEntries(kindsOf.urgent.map((kind) => [`urgent.${kind}`, ['xyzzy']]));
  const named = dangersNamed({ ...others, 'urgent.burning': words }, lexicon, wordFormOf(lexicon.words)?.fold);
  const clauses = sentencesOf(text, lexicon).flatMap(segmentsOf);
  return named(clauses.map(({ tokens }) => tokens)).has('urgent.burning');
}

describe("a danger's own words", () => {
  it.each([
    ['smoke', 'the plug is smoking'],
    ['took tablets', 'I took all the tablets'],
    ['not breathing', "she isn't breathing"],
    ['smoke', "it's smoking and I can't put it out"],
    ['erase', "oh no it's erasing"],
  ])('"%s" stand in "%s"', (word, text) => {
    expect(names('en', [word], text)).toBe(true);
  });

  it.each([
    ['burnt', 'the cable is old but not burnt or anything'],
    ['smoke', 'no smoke, it just stays dark'],
    ['took tablets', 'I took the cable out of the wall and both of the tablets'],
    ['smoke', 'the smokescreen of an app'],
    ['breathing', "she isn't breathing"],
  ])('"%s" do not stand in "%s"', (word, text) => {
    expect(names('en', [word], text)).toBe(false);
  });

  it.each([
    ['verkohl*', 'die Buchse ist verkohlt'],
    ['*brand', 'ein Kabelbrand'],
    ['*schmor*', 'der Stecker ist durchgeschmort'],
    ['heiß', 'es wird immer heisser'],
    ['glüht', 'das Netzteil glueht'],
  ])('"%s" stand in "%s", by their beginning, their end or their inside, however umlauts are typed', (word, text) => {
    expect(names('de', [word], text)).toBe(true);
  });

  it('are not needed by a kind that has none', () => {
    expect(names('en', [], 'anything at all')).toBe(true);
  });
});
