import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskText, withoutMasks } from '../../src/domain/text/mask-text.ts';

/** Texts in which what is masked is frequent. */
const telling = fc
  .array(
    fc.oneof(
      fc.emailAddress(),
      fc.webUrl(),
      fc.integer({ min: 0 }).map(String),
      fc.constantFrom('@anna', '+49 (170) 123-4567', '4111 1111 1111 1111', 'DE89370400440532013000', '١٢٣٤٥', '('),
      fc.constantFrom(' ', '\n', '.', ',', ':', '@', '://', '"', '-', '/'),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('masking a text', () => {
  it.each([
    ['write to anna.smith+x@example.org, please', 'write to [mail], please'],
    ['it says (see https://example.org/a?b=1).', 'it says (see [link]).'],
    ['nothing on www.icloud.com or apple.com/support!', 'nothing on [link] or [link]!'],
    ['call me on +49 (170) 123-4567', 'call me on [number]'],
    ['0170/1234567 or 555-0142', '[number] or [number]'],
    ['born 12.03.1985, card 4111 1111 1111 1111', 'born [number], card [number]'],
    ['call 020 79 46 09 or (030) 12-34-56', 'call [number] or ([number]'],
    ['my passcode is 4821', 'my passcode is [number]'],
    ['IMEI 356938035643809', 'IMEI [number]'],
    ['IBAN DE89370400440532013000', 'IBAN [code]'],
    ['serial F17GH2KLQ1MN.', 'serial [code].'],
    ['ask @anna_b', 'ask [name]'],
  ])('%j becomes %j', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    'my iphone 14 pro with ios 17.4.1 has 128 gb',
    'iphone14 on 2.4ghz, 802.11ac, wifi 6e, 5G',
    'it stopped working.but only today',
    'error 9 at 12:30, and 3 of 10 photos',
    'was @ home',
    'мой телефон не заряжается 🤷',
  ])('%j stays as it is', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it("takes out the writer's own name, in any case, and no other words", () => {
    expect(maskText("anna here, it's ANNA's phone; Schmidtchen called", ['Schmidt, Anna'])).toBe(
      "[name] here, it's [name]'s phone; Schmidtchen called",
    );
    expect(maskText('i do not know', ['Jo Do'])).toBe('i do not know');
  });

  it('leaves no address, no link and no four digits in a row, whatever the text', () => {
    fc.assert(
      fc.property(telling, (text) => {
        const masked = maskText(text);
        expect(masked).not.toMatch(/\p{Nd}{4}/u);
        expect(masked).not.toMatch(/[^\s@]@[^\s@]+\.[^\s@]/u);
        expect(masked).not.toContain('://');
      }),
      { numRuns: 2_000 },
    );
  });

  it('changes nothing the second time, and nothing in a text without digits, dots, @ and colons', () => {
    fc.assert(
      fc.property(telling, (text) => {
        expect(maskText(maskText(text))).toBe(maskText(text));
      }),
      { numRuns: 1_000 },
    );
    const harmless = fc
      .string({ unit: 'grapheme', maxLength: 200 })
      .filter((text) => !/[\p{Nd}.@:]/u.test(text.normalize('NFKC')));
    fc.assert(
      fc.property(harmless, (text) => {
        expect(maskText(text)).toBe(text);
      }),
    );
  });

  it('looks at no more of a text than is ever looked at, and takes no long time over the worst', () => {
    for (const part of ['1 ', 'a@', '@', 'a1', '(.', 'a.', '1-', 'www.', '://']) {
      expect(maskText(part.repeat(100_000)).length).toBeLessThanOrEqual(2_000 * 4);
    }
  });
});

it('takes masks out again, and what room they leave', () => {
  expect(withoutMasks('order [number] is  late, [mail]')).toBe('order is late,');
  expect(withoutMasks('no  masks [here]')).toBe('no  masks [here]');
});
