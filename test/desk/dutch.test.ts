import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenDesk, openDesk } from '../../src/app/open-desk.ts';
import { isHeardWrongly } from '../../src/cli/accuracy/figures.ts';
import { measuredReplies, replyShares } from '../../src/cli/accuracy/measured-replies.ts';
import { loadContent } from '../../src/content/live/load-content.ts';
import type { TrailItem } from '../../src/domain/conversation/plan.ts';
import { learnedFolder } from '../play/learned.ts';
import { keepingErrors, openPlainDesk, type PlainDesk, repliesTo } from '../play/plain-desk.ts';

const project = join(import.meta.dirname, '../..');
let root: string;
let opened: OpenDesk;
let desk: PlainDesk;

/** The project's own content, and Dutch with two flows beside it: two folders, and no code. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'fixpath-dutch-'));
  for (const part of ['dialogs', 'intents', 'desk.yml'])
    await cp(join(project, part), join(root, part), { recursive: true });
  await cp(join(import.meta.dirname, '../play/dutch/dialogs'), join(root, 'dialogs/nl'), { recursive: true });
  await cp(join(import.meta.dirname, '../play/dutch/intents'), join(root, 'intents/nl'), { recursive: true });
  opened = await openDesk({ contentDir: root, dataDir: learnedFolder }, keepingErrors());
  desk = await openPlainDesk(opened.content, opened);
}, 120_000);

afterAll(async () => {
  await desk.close();
  await rm(root, { recursive: true });
});

const wifi = 'de wifi doet het niet meer';
const frozen = 'mijn iphone is helemaal vastgelopen';

async function afterwards(opening: string, ...turns: readonly string[]) {
  const conversation = `terminal:${opening} ${turns.join(' ')}`;
  let replies = await repliesTo(desk, opening, conversation);
  for (const words of turns) replies = await repliesTo(desk, words, conversation);
  const trail: readonly TrailItem[] = (await desk.store.find(conversation))?.state.episode?.plan.trail ?? [];
  const last = replies.at(-1);
  return { replies, last: `${last?.kind} ${last?.step}`, reading: trail.at(-1)?.reading };
}

it('is spoken from the first words on', async () => {
  const { replies, last } = await afterwards(wifi);
  expect(last).toBe('question wifi-switch');
  expect(replies.at(-1)?.text).toContain('Staat de schakelaar');
  expect(replies.at(-1)?.choices?.map(({ label }) => label)).toEqual([
    'Ja, hij staat aan',
    'Nee, hij staat uit',
    'Hij is grijs',
    'Weet ik niet',
  ]);
});

const answer = (index: number) => ({ type: 'answered', answer: index });

// None of these is the words of a button.
it.each([
  [[wifi], 'ja die staat gewoon aan', answer(0)],
  [[wifi], 'ja hoor', answer(0)],
  [[wifi], 'ja, groen', answer(0)],
  [[wifi], 'nee die staat uit', answer(1)],
  [[wifi], 'nee hoor', answer(1)],
  [[wifi], 'ik zie daar een vliegtuigje', answer(1)],
  [[wifi], 'die is helemaal grijs', answer(2)],
  [[wifi], 'ik kan er niet op tikken', answer(2)],
  [[wifi, 'ja'], 'ja de laptop doet het prima', answer(0)],
  [[wifi, 'ja'], 'op de televisie werkt het wel', answer(0)],
  [[wifi, 'ja'], 'nee de laptop doet het ook niet', answer(1)],
  [[wifi, 'ja'], 'niemand hier heeft internet', answer(1)],
  [[wifi, 'ja'], 'ik heb niks anders hier', answer(2)],
  [[wifi, 'nee'], 'hij doet het weer', undefined],
  [[wifi, 'nee'], 'nog steeds niks', { type: 'no-effect' }],
  [[wifi, 'nee'], 'dat kan ik niet', { type: 'could-not' }],
  [[frozen], 'alleen in whatsapp', answer(0)],
  [[frozen], 'nee echt alles', answer(1)],
  [[frozen, 'nee'], 'hij is nat', answer(1)],
  [[frozen, 'nee'], 'het scherm is schoon', answer(0)],
  [[frozen], 'overslaan', { type: 'skip' }],
  // And these were thought of by somebody else.
  [[wifi], 'jazeker, hij is groen', answer(0)],
  [[wifi], 'volgens mij wel', answer(0)],
  [[wifi], 'klopt', answer(0)],
  [[wifi], 'nee, die stond uit', answer(1)],
  [[wifi], 'hij staat niet aan', answer(1)],
  [[wifi], 'nee dat niet', answer(1)],
  [[wifi], 'grijs', answer(2)],
  [[wifi], 'staat op groen', answer(0)],
  [[wifi], 'sla over', { type: 'skip' }],
  [[wifi, 'ja'], 'ja, de tv heeft wel internet', answer(0)],
  [[wifi, 'ja'], 'alleen mijn telefoon doet het niet', answer(0)],
  [[wifi, 'ja'], 'nee, alles ligt eruit', answer(1)],
  [[wifi, 'ja'], 'helaas niet', answer(1)],
  [[wifi, 'ja'], 'ik heb alleen deze telefoon', answer(2)],
  [[wifi, 'nee'], 'ja, het werkt weer, bedankt', undefined],
  [[wifi, 'nee'], 'helpt niet', { type: 'no-effect' }],
  [[wifi, 'nee'], 'geen verschil', { type: 'no-effect' }],
  [[wifi, 'nee'], 'het lukt me niet', { type: 'could-not' }],
  [[frozen], 'alles hangt', answer(1)],
  [[frozen], 'enkel whatsapp', answer(0)],
  [[frozen, 'nee'], 'hij is helemaal droog', answer(0)],
] as const)('after %j hears "%s"', async ([opening, ...before], words, reading) => {
  const heard = await afterwards(opening, ...before, words);
  expect(heard.reading).toEqual(reading);
  if (reading === undefined) expect(heard.last).toContain('outcome');
});

it('has letters of its own', () => {
  const { understand } = opened.classifier;
  expect(understand('mÿn iPhone blÿft hangen', 'nl')).toEqual(understand('mijn iPhone blijft hangen', 'nl'));
  expect(understand('myn iPhone blyft hangen', 'nl')).not.toEqual(understand('mijn iPhone blijft hangen', 'nl'));
});

it('is measured by replies of its own, without any code', async () => {
  const loaded = await loadContent(root);
  if (loaded.type === 'faults') throw new Error(JSON.stringify(loaded.faults));
  const { nl = [] } = loaded.replies;
  expect(nl.map(({ file }) => file)).toContain('dialogs/nl/replies/wifi-not-working.yml');
  const measured = measuredReplies(opened.content, { nl }, opened.classifier, opened.ears).nl ?? [];
  expect(measured).toHaveLength(nl.length);
  expect(measured.filter(({ outcome }) => isHeardWrongly(outcome))).toEqual([]);
  expect(replyShares(measured).right).toBeGreaterThan(0.7);
});

it('falls back to the desk’s own language sentence by sentence', async () => {
  const { replies, last } = await afterwards(wifi, 'ja', 'ja andere wel', 'waarom');
  const own = opened.content.flows['wifi-not-working']?.steps.find(({ id }) => id === 'network-password');
  expect(replies[0]?.text).toBe(own?.why);
  expect(last).toBe('check network-password');
  expect(replies.at(-1)?.text).toContain('Laadt er nu een webpagina');
});

it('can be asked for, and one that is spoken no longer is', async () => {
  const { replies } = await afterwards('my wifi does not work', 'in Dutch please');
  expect(replies.at(-1)?.text).toContain('Staat de schakelaar');
  expect((await afterwards(wifi, 'can we do this in German?')).replies.at(-1)?.text).toContain('eingeschaltet');
});
