import { expect, it } from 'vitest';
import { typedStars } from '../../src/desk/offers/typed-stars.ts';
import { spokenContent } from '../../src/domain/content/spoken-content.ts';
import { deskContent } from '../play/desk-content.ts';

const { content } = await deskContent();
const english = spokenContent(content, 'en');
const german = spokenContent(content, 'de');

it.each([
  ['4', 4],
  [' 5! ', 5],
  ['four', 4],
  ['1 star', 1],
  ['5 Stars.', 5],
  ['3/5', 3],
  ['3 / 5', 3],
  ['two out of five', 2],
  ['4 ★', 4],
  ['★★★', 3],
  ['⭐⭐⭐⭐⭐', 5],
])('%j gives %i stars', (text, count) => {
  expect(typedStars(text, english)).toBe(count);
});

it.each([
  ['4 Sterne', 4],
  ['vier von fünf', 4],
  ['1 Stern!', 1],
  ['5 stars', 5],
])('%j gives %i stars in a German chat', (text, count) => {
  expect(typedStars(text, german)).toBe(count);
});

it.each(['0', '6', 'six stars', '4 phones', '★★★★★★', '5 of my photos', '', 'thanks', 'constructor', '-1'])(
  '%j gives no stars',
  (text) => {
    expect(typedStars(text, english)).toBeUndefined();
  },
);
