import { expect, test } from 'vitest';
import { expectFault } from './support/expect-fault.ts';
import { edited, found } from './support/in-tree.ts';

const photos = 'dialogs/photos.yml';
const phrases = 'dialogs/phrases.yml';

function fix(text: string) {
  return edited(photos, 'fix: Switch **Sync this iPhone** on.', `fix: ${text} # !`);
}

test('a name that a phrase cannot fill in is an error', async () => {
  const known = await expectFault(
    'content-phrase-name',
    edited(phrases, 'Says digress {title}.', 'In {titel}." # !\n  # "'),
  );
  expect(`${known.what} ${known.cure}`).toBe('`digress` cannot fill in {titel}. Did you mean "title"?');
  const none = await expectFault('content-phrase-name', edited(phrases, 'Says lost.', 'Lost {title}." # !\n  # "'));
  expect(none.cure).toBe('This phrase has no names to fill in.');
  await expectFault('content-phrase-name', edited(phrases, 'Says lost.', 'Lost {title." # !\n  # "'));
});

test('each wording of a phrase is looked at', async () => {
  const list = edited(phrases, '"Says digress {title}."', '\n    - In {title}\n    - In {tilte} # !');
  await expectFault('content-phrase-name', list);
});

test('a wording that a comma has cut in two is told, and sentences in a row are not', async () => {
  const list = (wordings: string) => edited(phrases, '"Says changed."', `${wordings} # !`);
  const { cure } = await expectFault('content-split-wording', list('[Changed, thanks., "Thanks, I changed it."]'));
  expect(cure).toContain('"Changed, thanks."');
  await expectFault('content-split-wording', list('[It is done, that is that]'));
  const unmarked = (wordings: string) => edited(phrases, '"Says changed."', wordings);
  for (const right of ['[Good., Thanks., iPhones are fine.]', '["Changed, thanks.", Thank you.]'])
    expect(await found(unmarked(right))).toEqual([]);
});

test('an image needs words and must be there', async () => {
  const picture = { 'dialogs/pictures/switch.png': 'png' };
  expect(await found({ ...fix('Look. ![The switch](pictures/switch.png)'), ...picture })).toEqual([]);
  expect(await found(fix('Look. ![The switch](https://example.org/switch.png)'))).toEqual([]);
  await expectFault('content-image-alt', { ...fix('Look. ![](pictures/switch.png)'), ...picture });
  await expectFault('content-image-missing', fix('Look. ![The switch](pictures/switch.png)'));
});

test('an image outside the folder, without encryption or of an unknown kind is not taken', async () => {
  for (const target of ['../desk.yml', '../../etc/passwd.png', 'http://example.org/a.png', 'phrases.yml']) {
    await expectFault('content-image-missing', fix(`Look. ![The switch](${target})`));
  }
});

test('links lead to the web, to mail or to a telephone', async () => {
  for (const target of ['https://example.org/a?b=c#d', 'mailto:help@example.org', 'tel:+4930123456']) {
    expect(await found(fix(`See [this](${target}).`))).toEqual([]);
  }
  for (const target of ['javascript:alert(1)', 'example.org', 'https://', 'https:///x', 'mailto:nobody', '']) {
    await expectFault('content-link', fix(`See [this](${target}).`));
  }
  await expectFault('content-link', fix('See [](https://example.org).'));
});

test('a link that is not brought to its end is an error, and brackets alone are no link', async () => {
  await expectFault('content-link', fix('See [this](https://example.org'));
  await expectFault('content-link', fix('See [this] (https://example.org)'));
  expect(await found(fix('Tap `[x](y)`, then [your name] (at the top).'))).toEqual([]);
});

test.each([
  'Settings >Photos',
  'Settings > > Photos',
  'Settings > Photos >',
  '> Settings',
  'Settings > Photos = ',
  'Settings > Photos = on = off',
  'Settings = on > Photos',
  'Settings > [your name > iCloud',
])('the path "%s" is an error', async (path) => {
  const tree = edited(photos, 'path: Settings > Apps > Photos', `path: ${JSON.stringify(path)} # !`);
  await expectFault('content-path', tree);
});

test('a path in a code span is looked at, other code is not', async () => {
  await expectFault('content-path', fix('Open `Settings > Photos >  > X`.'));
  expect(await found(fix('Open `Settings > [your name]`, type `a>b`.'))).toEqual([]);
});

test('the same question back answered twice in one list is an error', async () => {
  const faq =
    'faq:\n  - { asked: [what is that], say: This. }\n  - asked:\n      - What is  that # !\n    say: That.\n';
  const { what } = await expectFault('content-asked-twice', edited(photos, 'team: phones\n', `team: phones\n${faq}`));
  expect(what).toBe('"What is  that" is answered at dialogs/photos.yml:7 already.');
});

test('links in answers to questions back are looked at too', async () => {
  const faq = 'faq: [{ asked: [where is it], say: "[Here](htps://a.b)" }] # !\n';
  await expectFault('content-link', edited(photos, 'team: phones\n', `team: phones\n${faq}`));
});
