import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type AgentPage, agentOf } from './support/agent-of.ts';
import { keepingAlerts } from './support/keeping-alerts.ts';
import { desktop, openBrowser, type Visitors } from './support/open-browser.ts';
import { runStaffedDesk, type StaffedDesk } from './support/run-staffed-desk.ts';
import { scripts } from './support/scripts.ts';
import { type Writer, writeAs } from './support/write-as.ts';

// Small machines with much to do take their time over this many people.
vi.setConfig({ testTimeout: 240_000 });

let desk: StaffedDesk;
let browser: Visitors;
let page: Page;
let agent: AgentPage;
const faults: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([runStaffedDesk(), openBrowser()]);
  page = await browser.beside({ ...desktop, reducedMotion: 'reduce', permissions: ['notifications'] });
  await page.addInitScript({ content: keepingAlerts });
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== desk.url && !request.url().startsWith('data:')) faults.push(request.url());
  });
  page.on('console', (line) => {
    // Before signing in, who is there is answered by 401.
    if (line.type() === 'error' && !line.text().includes('401')) faults.push(line.text());
  });
  await page.goto(`${desk.url}/desk`);
  agent = agentOf(page);
  await agent.signIn();
  await agent.beAvailable();
  await page.getByRole('button', { name: /Alerts/ }).click();
  await page.getByRole('menuitemcheckbox', { name: /Notification/ }).click();
  await page.keyboard.press('Escape');
  await page.evaluate('window.hide(true)');
});
afterAll(async () => {
  await browser.leave();
  await desk.close();
});

/** What a browser shows of a text: it has no sign for NUL. */
const visible = (script: string) => script.split('\u0000')[0] ?? '';

/** Every field of an activity that a visitor can fill. */
const filled = (script: string) => ({
  type: 'message',
  text: script,
  textFormat: 'xml',
  locale: script,
  speak: script,
  summary: script,
  inputHint: script,
  importance: script,
  topicName: script,
  label: script,
  value: { html: script, fixpath: { reply: script, pick: script } },
  entities: [{ type: script, text: script, mentioned: { id: script, name: script } }],
  suggestedActions: { to: [], actions: [{ type: 'openUrl', title: script, value: script, image: script }] },
  channelData: { html: script, fixpath: { kind: script, retryKey: script }, attachmentSizes: [script] },
  attachments: [
    { contentType: 'text/html', name: script, content: script },
    { contentType: 'image/png', name: script, contentUrl: 'https://foreign.example/pixel.png', thumbnailUrl: script },
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      name: script,
      content: { type: 'AdaptiveCard', body: [{ type: 'Image', url: 'https://foreign.example/card.png' }] },
    },
    { contentType: 'image/svg+xml', name: `${script}.svg`, contentUrl: `data:image/svg+xml;base64,${btoa('<svg/>')}` },
  ],
});

/** Nothing of what a visitor wrote has become a part of the page. */
async function isClean(): Promise<void> {
  expect(
    await page.locator('[data-pane] :is(script, iframe, base, link, style, math, object, embed, form[action])').count(),
  ).toBe(0);
  expect(await page.evaluate<readonly string[]>(handlers)).toEqual([]);
  expect(await page.evaluate('window.ran')).toBeUndefined();
  expect(faults).toEqual([]);
}

/** Attributes by which an element could run or fetch something that is not ours. */
const handlers = `[...document.querySelectorAll('#desk *')].flatMap((element) =>
  [...element.attributes]
    .filter(({ name, value }) =>
      name.startsWith('on') || (/^(href|src|srcset|action|data|formaction|xlink:href)$/.test(name) &&
        !/^(#|\\.?\\/(?!\\/)|data:image\\/svg)/.test(value) && new URL(value, location.href).origin !== location.origin))
    .map(({ name, value }) => element.tagName + ' ' + name + '=' + value))`;

const people: { readonly script: string; readonly person: Writer }[] = [];
const rowOf = (script: string) =>
  page
    .getByRole('tabpanel')
    .getByRole('link')
    .filter({ hasText: visible(script).slice(0, 60) })
    .first();

test('scripts in every field are text in the queue, in notifications, in the summary and in the transcript', async () => {
  for (const script of scripts) {
    const person = await writeAs(desk.url, script);
    people.push({ script, person });
    await person.say(script);
    await person.say('photos not uploading');
    // An answer in their own words stands in the ledger.
    await person.say(`no ${script}`);
    await person.say('talk to a person');
    await rowOf(script).waitFor();
  }
  await isClean();
  const told = await page.evaluate<readonly string[]>('window.told');
  for (const script of scripts) expect(told.join('\n')).toContain(`${visible(script).trim()}`.slice(0, 40));

  for (const { script, person } of people) {
    await agent.shelf('Waiting');
    await rowOf(script).click();
    await agent.claim();
    // A field that is not as it has to be is turned down whole.
    await person.post(filled(script)).catch((error: unknown) => expect(String(error)).toContain(' 400 '));
    await person.post({
      ...filled(script),
      locale: 'en',
      textFormat: 'plain',
      inputHint: 'acceptingInput',
      importance: 'normal',
    });
    await person.post({ type: 'typing', text: script });
    await person.post({ type: 'event', name: script, value: { html: script } });
    await person.send(`${script}.html`, script);
    await person.send(`${script}.svg`, `<svg xmlns="http://www.w3.org/2000/svg"><script>${script}</script></svg>`);
    await person.say('that was all');
    await agent.hears('that was all');
    const lines = (await agent.lines()).join('\n');
    expect(lines).toContain(visible(script));
    await isClean();
  }
  expect(await page.locator('.file').count()).toBeGreaterThan(0);
  // A name that turns the direction of writing must not hide its ending.
  expect((await page.locator('.file-name').allTextContents()).join('')).not.toContain('\u202e');
});

test('scripts in the word of a rating are text on the closed case and in the list of closed ones', async () => {
  for (const { script, person } of people) {
    await agent.shelf('Mine');
    await rowOf(script).click();
    await page.getByLabel('Reply').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByText('Closed.').first().waitFor();
    await person.say('3');
    await person.say(script);
    await page
      .locator('.read-only .stars q')
      .filter({ hasText: visible(script).slice(0, 60) })
      .waitFor();
    await isClean();
  }
  await agent.shelf('Closed');
  for (const script of scripts) await rowOf(script).waitFor();
  await isClean();
});

test('scripts in tickets and in the address for their answer are text in the list of tickets and on the ticket', async () => {
  await agent.beAway();
  for (const { script, person } of people) {
    await person.say('talk to a person');
    await person.say(`${script}@example.org`);
  }
  await agent.shelf('Tickets');
  for (const script of scripts) {
    await rowOf(script).click();
    await page.getByText('Claim the ticket to answer').waitFor();
    await isClean();
  }
  await page.reload();
  await page.getByText('Claim the ticket to answer').waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Summary' }).click();
  await isClean();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});
