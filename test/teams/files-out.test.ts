import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addAgent, type Browser, type Run, runAgents, signIn, until } from '../agents/support/run-agents.ts';
import { personInTeams } from './support/person-in-teams.ts';
import { type Connector, startConnector } from './support/start-connector.ts';

let run: Run;
let connector: Connector;
let anna: Browser;

beforeAll(async () => {
  connector = await startConnector();
  run = await runAgents({ ALLOW_UNAUTHENTICATED_BOT: 'true' });
  await addAgent(run.store, 'anna', run.now);
  anna = await signIn(run, 'anna');
  await anna.post('/desk/api/presence', { available: true });
});
afterAll(async () => {
  await run.close();
  await connector.close();
});
beforeEach(() => {
  connector.uploads.length = 0;
  connector.updates.length = 0;
  connector.uploadStatus = 201;
});

const consent = 'application/vnd.microsoft.teams.card.file.consent';
const info = 'application/vnd.microsoft.teams.card.file.info';
const png = Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1');

type Attachment = { contentType: string; contentUrl?: string; name?: string; content?: Record<string, unknown> };

/** Somebody in Teams with whom Anna is, and what she can do there. */
async function withAnna(chat: string, more: Record<string, unknown> = {}) {
  const person = personInTeams(run, connector, chat, more);
  await person.write('<at>Fixpath</at> talk to a person', {
    entities: [{ type: 'mention', text: '<at>Fixpath</at>', mentioned: { id: '28:bot', name: 'Fixpath' } }],
  });
  const handoff = (await anna.queue()).find(({ conversation }) => conversation === `msteams:${chat}`)?.id ?? '';
  expect(await anna.move(handoff, { type: 'claim' })).toEqual({ type: 'done' });
  await run.pass(0);
  return {
    ...person,
    handoff,
    /** The last message that reached them, and what is attached to it. */
    last: () => {
      const activity = person.posts().at(-1);
      return { text: activity?.text, files: (activity?.attachments ?? []) as readonly Attachment[] };
    },
    lines: async () => (await anna.open(handoff)).entries.map(({ by, text }) => `${by}: ${text}`),
    sendFile: async (name: string, type: string, content: Buffer | string, text = '') => {
      const asked = new URLSearchParams({ key: randomUUID(), name, text });
      const answer = await fetch(`${run.url}/desk/api/handoffs/${handoff}/files?${asked}`, {
        method: 'POST',
        headers: { ...anna.headers, 'content-type': type },
        body: content,
      });
      expect(await answer.json()).toEqual({ type: 'done' });
      await run.pass(0);
    },
    /** What Teams sends once they have pressed a button of the question. */
    answer: (action: 'accept' | 'decline', { content }: Attachment, uploadUrl = `${connector.url}upload?session=1`) =>
      person.write('', {
        type: 'invoke',
        name: 'fileConsent/invoke',
        value: {
          type: 'fileUpload',
          action,
          context: content?.[`${action}Context`],
          ...(action === 'accept' && {
            uploadInfo: {
              contentUrl: 'https://acme-my.sharepoint.com/personal/ada/Steps.pdf',
              name: 'Steps.pdf',
              uploadUrl,
              uniqueId: 'u-1',
              fileType: 'pdf',
            },
          }),
        },
      }),
  };
}

it('asks somebody in a chat of two whether they take a file, puts it into their OneDrive, and tells both', async () => {
  const ada = await withAnna('a:takes');
  await ada.sendFile('Steps.pdf', 'application/pdf', 'all of it', 'Here are the steps.');
  const { text, files } = ada.last();
  expect(text).toBe('Anna: Here are the steps.');
  expect(files).toMatchObject([{ contentType: consent, name: 'Steps.pdf', content: { sizeInBytes: 9 } }]);
  expect(files[0]?.content?.description).toContain('Anna');
  expect((await ada.lines()).at(-1)).toMatch(/^system: .*Steps\.pdf/);
  const asked = connector.posts.length;

  await ada.answer('accept', files[0] ?? { contentType: '' });
  expect(connector.uploads).toEqual([
    { path: '/upload?session=1', range: 'bytes 0-8/9', content: Buffer.from('all of it') },
  ]);
  expect(ada.last()).toMatchObject({
    text: 'Here is Steps.pdf.',
    files: [
      {
        contentType: info,
        contentUrl: 'https://acme-my.sharepoint.com/personal/ada/Steps.pdf',
        name: 'Steps.pdf',
        content: { uniqueId: 'u-1', fileType: 'pdf' },
      },
    ],
  });
  expect((await ada.lines()).slice(-2)).toEqual(['bot: Here is Steps.pdf.', 'person: takes Steps.pdf']);
  await until(() => connector.updates.some(({ path }) => path.endsWith(`/receipt-${asked}`)));
  const update = connector.updates.at(-1)?.activity;
  expect(update?.text).toBe('Anna: Here are the steps.');
  expect(update).not.toHaveProperty('attachments');
});

it('sends nothing to who does not want it, takes the question away, and tells the agent', async () => {
  const bo = await withAnna('a:declines');
  await bo.sendFile('Steps.pdf', 'application/pdf', 'all of it');
  expect(bo.last().text).toBe('Anna: Steps.pdf');
  await bo.answer('decline', bo.last().files[0] ?? { contentType: '' });
  expect(connector.uploads).toEqual([]);
  expect(bo.last()).toMatchObject({ text: expect.stringContaining('Steps.pdf stays here'), files: [] });
  expect((await bo.lines()).at(-1)).toBe('person: does not want Steps.pdf');
  await until(() => connector.updates.length > 0);
});

it('shows the agent a file as not delivered if its place does not take it, and sends it again', async () => {
  const cy = await withAnna('a:fails');
  await cy.sendFile('Steps.pdf', 'application/pdf', 'all of it');
  connector.uploadStatus = 404;
  const before = connector.posts.length;
  await cy.answer('accept', cy.last().files[0] ?? { contentType: '' });
  const { refused } = await anna.open(cy.handoff);
  expect(refused).toMatchObject([{ to: 'teams', why: expect.stringMatching(/^404 .*place for the file/) }]);
  expect(refused[0]).not.toHaveProperty('waits');
  expect(connector.posts).toHaveLength(before);
  connector.uploadStatus = 201;
  await anna.post(`/desk/api/items/${refused[0]?.item}/retry`, {});
  await run.pass(0);
  expect(cy.last().files).toMatchObject([{ contentType: info }]);
  expect((await anna.open(cy.handoff)).refused).toEqual([]);
});

it('puts files nowhere but where files of Teams lie, and none but those that it asked about', async () => {
  const di = await withAnna('a:lured');
  await di.sendFile('Steps.pdf', 'application/pdf', 'all of it');
  const [asked] = di.last().files;
  await di.answer('accept', asked ?? { contentType: '' }, 'https://sharepoint.com.evil.example/upload');
  const other = {
    contentType: consent,
    content: { acceptContext: { fixpath: { reply: 'x.1', file: 'y', name: 'z' } } },
  };
  await di.answer('accept', other);
  expect(connector.uploads).toEqual([]);
  const { refused } = await anna.open(di.handoff);
  expect(refused.map(({ why }) => why)).toEqual([
    'The host is none of those where files lie.',
    'The file is no longer kept.',
  ]);
});

it('shows pictures in the message itself, and gives links where Teams asks nobody', async () => {
  const fay = await withAnna('a:picture');
  await fay.sendFile('screen.png', 'image/png', png, 'Like this.');
  const [picture] = fay.last().files;
  expect(picture).toMatchObject({ contentType: 'image/png', name: 'screen.png' });
  expect(Buffer.from(await (await fetch(picture?.contentUrl ?? '')).arrayBuffer())).toEqual(png);
  expect((await fay.lines()).at(-1)).toBe('agent: Like this.');

  const group = await withAnna('19:group@thread.v2', { conversationType: 'groupChat', isGroup: true });
  await group.sendFile('Steps.pdf', 'application/pdf', 'all of it', 'Read this.');
  const [words, link, holds] = String(group.last().text).split('\n');
  expect([words, holds]).toEqual(['Anna: Read this.', 'The link is good for a day.']);
  expect(await (await fetch(link?.replace('Steps.pdf: ', '') ?? '')).text()).toBe('all of it');
  expect((await group.lines()).at(-1)).toMatch(/^system: .*link to Steps\.pdf/);
});
