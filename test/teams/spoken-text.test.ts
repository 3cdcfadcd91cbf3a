import { expect, test } from 'vitest';
import { readActivity } from '../../src/channels/activity-shape.ts';
import { spokenText } from '../../src/channels/teams/spoken-text.ts';
import { wordsInMarkup } from '../../src/domain/text/words-in-markup.ts';
import { teamsMessage } from './support/activities.ts';

function spoken(text: string | undefined, more: Record<string, unknown> = {}) {
  const read = readActivity(Buffer.from(JSON.stringify(teamsMessage('https://smba.test/', '', { text, ...more }))));
  if (read.type !== 'read') throw new Error(read.why);
  return spokenText(read.activity);
}

const html = (content: string) => ({ attachments: [{ contentType: 'text/html', content }] });
const reply = (words: string) =>
  `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="17"><strong itemprop="mri">Fixpath</strong><p itemprop="preview">Is it on?</p></blockquote>${words}`;
const told = { entities: [{ type: 'quotedReply', quotedReply: { messageId: '17', preview: 'Is it on?' } }] };

test.each([
  ["my phone won't charge", 'my phone won&#39;t charge'],
  ["my phone won't charge", 'my phone won&apos;t charge&#160;'],
  ["won't", 'won&#x27;t'],
  ['"yes" & no', '&quot;yes&quot; &amp; no'],
  ['für später', 'f&uuml;r sp&auml;ter'],
  ['wait…', 'wait&hellip;'],
  ['yes', '<p>yes</p>'],
  ['yes', '<div><p><strong>yes</strong></p></div>'],
  ['yes', '<div>\n<div style="font-size:14px; font-family:inherit">yes</div>\n</div>'],
  ['first\nsecond', '<p>first</p><p>second</p>'],
  ['one\ntwo', 'one<br/>two'],
  ['it is off', 'it is <b>off</b>'],
  ['see here', '<a href="https://example.test/?a=1&amp;b=2" title="x">see here</a>'],
  ['👍', '<emoji id="yes" alt="👍" title="Thumbs up"></emoji>'],
  ['👍', '<p><img alt="👍" itemtype="http://schema.skype.com/Emoji" src="x"></p>'],
  ['photo gone', 'photo <img src="https://x.test/1.png" alt="a cat"> gone'],
  // What only looks like markup was typed.
  ['3 < 4 and 5 > 2', '3 < 4 and 5 > 2'],
  ['press <enter> now', 'press <enter> now'],
  ['press <b> now', 'press &lt;b&gt; now'],
  ['AT&T; R&D', 'AT&T; R&D'],
  ['&#0; &#xD800; &#9999999;', '&#0; &#xD800; &#9999999;'],
])('%j is what is meant by %j', (meant, text) => {
  expect(spoken(text)).toEqual({ text: meant });
});

test('all tags go where the text says that it is markup', () => {
  expect(spoken('<msg><t>yes</t></msg>', { textFormat: 'xml' })).toEqual({ text: 'yes' });
  expect(spoken('<!-- a --><p>yes</p>', { textFormat: 'XML' })).toEqual({ text: 'yes' });
});

test('a message whose text was left out is read from its markup', () => {
  expect(spoken(undefined, html('<p>yes</p>'))).toEqual({ text: 'yes' });
});

test.each([
  ['a tag before it', '<quoted messageId="17"/> yes', told],
  ['a tag around the quote', '<quoted messageId="17">Is it on?</quoted> yes', {}],
  [
    'a tag and its attachment',
    '<attachment id="17"></attachment> yes',
    messageReference({ messagePreview: 'Is it on?' }),
  ],
  [
    'an attachment in a text',
    '<attachment id="17"></attachment>yes',
    messageReference(JSON.stringify({ messageId: '17', messagePreview: 'Is it on?' })),
  ],
  ['a block in the markup beside it', 'Fixpath\r\nIs it on?\r\n\r\nyes', html(reply('<p>yes</p>')), 'FixpathIs it on?'],
  ['a block in its text', `${reply('<p>yes</p>')}`, {}, 'FixpathIs it on?'],
  ['lines set off', '> Is it on?\n\nyes', {}, undefined],
])('a reply is heard without what it quotes: %s', (_, text, more, quote: string | undefined = 'Is it on?') => {
  const heard = spoken(text, more);
  expect(heard.text).toBe('yes');
  expect(heard.quote?.replace(/\n/g, '')).toBe(quote === 'Is it on?' && text.startsWith('>') ? undefined : quote);
});

function messageReference(content: unknown) {
  return { attachments: [{ contentType: 'messageReference', id: '17', content }] };
}

test('who quotes and says nothing has said nothing, and who sets their words as a quotation has said them', () => {
  expect(spoken('<quoted messageId="17"/>', told)).toEqual({ text: '', quote: 'Is it on?' });
  expect(spoken('<blockquote>photos not uploading</blockquote>')).toEqual({ text: 'photos not uploading' });
  expect(spoken('> 5 GB')).toEqual({ text: '> 5 GB' });
});

test("a mention goes from a reply's markup as from its text", () => {
  const mention = '<span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">Fixpath</span>';
  expect(spoken('<at>Fixpath</at> yes', html(reply(`<p>${mention} yes</p>`))).text).toBe('yes');
});

test('a long quote is kept in part', () => {
  expect(spoken(`<quoted>${'word '.repeat(500)}</quoted>yes`).quote?.length).toBeLessThanOrEqual(500);
});

test('whatever it is made of, a text of any length is read, and stays a text', () => {
  for (const piece of [
    '<',
    '<quoted>',
    '<blockquote>',
    '<a href="',
    '<p a="b"',
    '&#',
    '&amp',
    '<!--',
    '</quoted>',
    '> \n',
  ])
    for (const isMarkup of [true, false]) {
      const text = piece.repeat(30_000);
      expect(typeof wordsInMarkup(text, isMarkup)).toBe('string');
      expect(typeof spoken(text, isMarkup ? { textFormat: 'xml' } : {}).text).toBe('string');
    }
});

test('a reply that Teams marks in its markup alone is read as one each time', () => {
  const said = () => spoken('Fixpath\nIs it on?\nyes', html(reply('<p>yes</p>')));
  const first = said();
  expect(first.text).toBe('yes');
  expect([said(), said()]).toEqual([first, first]);
});
