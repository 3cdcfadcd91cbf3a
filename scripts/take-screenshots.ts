/**
 * Takes the pictures of the README into `docs/pictures`: plays the photos conversation on the real program, in a picture
 * that moves and in one that stands, the agents' page, and the flow of the README as a chat. Set in Inter where that is
 * installed (on Debian the package `fonts-inter`), which comes nearest to what phones and desktops have as their own. `chats`, `desk` or
 * `flow` as an argument takes only those.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { agentOf } from '../test/browser/support/agent-of.ts';
import { chatOf } from '../test/browser/support/chat-of.ts';
import { desktop, openBrowser, type Visitors } from '../test/browser/support/open-browser.ts';
import { runDesk } from '../test/browser/support/run-desk.ts';
import { anna, runStaffedDesk } from '../test/browser/support/run-staffed-desk.ts';
import { atDesk } from '../test/browser/support/talk-to-agent.ts';
import { readWording } from '../test/browser/support/wording.ts';
import { writeAs } from '../test/browser/support/write-as.ts';
import { animatedPng, type Frame } from './animated-png.ts';

const photos = 'icloud-photos-not-syncing';
const pictures = 'docs/pictures';
const setFont = `addEventListener('DOMContentLoaded', () => {
  document.documentElement.style.setProperty('--type', 'Inter, system-ui, sans-serif');
})`;

const wording = await readWording();
const visitors = await openBrowser();
try {
  const [only] = process.argv.slice(2);
  for (const [name, take] of Object.entries({ chats: takeChats, desk: takeDesk, flow: takeFlow }))
    if (only === undefined || only === name) await take(visitors);
} finally {
  await visitors.leave();
}

async function takeChats({ next }: Visitors): Promise<void> {
  const desk = await runDesk();
  for (const [name, screen] of [
    ['desktop', { ...desktop, deviceScaleFactor: 2 }],
    ['moving', { viewport: { width: 390, height: 640 }, reducedMotion: 'reduce' }],
  ] as const) {
    const page = await next(screen);
    await page.addInitScript(setFont);
    await page.goto(name === 'moving' ? `${desk.url}/chat` : desk.url);
    if (name !== 'moving') await page.locator('main .start').click();
    const chat = chatOf(name === 'moving' ? page : page.frameLocator('iframe'));
    const frames: Frame[] = [];
    const keep = async (ms: number) => {
      await page.waitForTimeout(500);
      frames.push({ png: await page.screenshot(), ms });
    };
    await chat.opened();
    if (name === 'moving') {
      await keep(1500);
      await page.locator('[data-fixpath=box]').fill('photos not uploading');
      await keep(900);
    }
    await chat.write('photos not uploading');
    for (const [step, meaning] of [
      ['apple-id', 'fine'],
      ['sync-switch', 'wrong'],
    ] as const) {
      await chat.button(wording.answer(photos, step, meaning)).waitFor();
      if (name === 'moving') await keep(2600);
      await chat.tap(wording.answer(photos, step, meaning));
    }
    await chat.button(wording.says('button-solved')).waitFor();
    await page.mouse.move(4, 4);
    // The newest message scrolls into view.
    await page.waitForTimeout(1000);
    if (name !== 'moving') {
      await page.screenshot({ path: `${pictures}/chat-${name}.png` });
      continue;
    }
    await keep(3500);
    await chat.tap(wording.says('button-solved'));
    await page.waitForTimeout(800);
    await keep(3000);
    await writeFile(`${pictures}/chat-moving.png`, animatedPng(frames));
  }
  await desk.close();
}

/** Somebody has been through two steps and asked for a person. */
async function takeDesk(visitors: Visitors): Promise<void> {
  const desk = await runStaffedDesk();
  const { agent, page } = await atDesk(visitors, desk.url, anna);
  await page.addInitScript(setFont);
  await page.reload();
  const waiting = { 'Tom Waits': 'wifi keeps dropping', 'Ida Lang': 'no mobile data abroad' };
  for (const [name, problem] of Object.entries(waiting)) {
    const person = await writeAs(desk.url, name);
    await person.say(problem);
    await person.say('talk to a person');
  }
  const visitor = await visitors.next(desktop);
  await visitor.goto(`${desk.url}/chat`);
  const chat = chatOf(visitor);
  await chat.write('photos not uploading');
  await chat.tap(wording.answer(photos, 'apple-id', 'fine'));
  await chat.tap(wording.answer(photos, 'sync-switch', 'fine'));
  await chat.write('talk to a person');
  await chat.button(wording.says('button-bot')).waitFor();
  await agent.open('photos not uploading');
  await agent.claim();
  await agentOf(page).write("Hello! I've read what you two tried, so you needn't repeat it.");
  await chat.says('needn');
  await page.waitForTimeout(800);
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await page.keyboard.type('second call');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('3');
  await page.locator('.row-label').waitFor();
  await page.evaluate('document.activeElement.blur()');
  await page.mouse.move(4, 4);
  await page.screenshot({ path: `${pictures}/desk.png` });
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'New canned reply' }).click();
  await dialog.getByLabel('Title').fill('Restart');
  await dialog.getByLabel('Text').fill('{{name}}, please switch it off and on again, then tell me what it says.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('button', { name: 'Change Restart' }).waitFor();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${pictures}/desk-canned.png` });
  await desk.close();
}

/** The smallest flow of the README, as the chat plays it. */
async function takeFlow({ next }: Visitors): Promise<void> {
  const content = await mkdtemp(join(tmpdir(), 'fixpath-pictures-'));
  for (const part of ['dialogs', 'intents', 'desk.yml']) await cp(part, join(content, part), { recursive: true });
  const [, flow = ''] =
    /```yaml\n# dialogs\/speaker-silent\.yml\n([\s\S]*?)```/.exec(await readFile('README.md', 'utf8')) ?? [];
  await writeFile(join(content, 'dialogs/speaker-silent.yml'), flow);
  const said = ['my speaker is silent', 'no sound from the speaker', 'speaker silent', 'the speaker makes no sound'];
  await writeFile(
    join(content, 'intents/speaker-silent.yml'),
    `utterances:\n${said.map((each) => `  - ${each}\n`).join('')}holdouts:\n  - there is no sound out of my speaker\n`,
  );
  await writeFile(
    join(content, 'desk.yml'),
    (await readFile('desk.yml', 'utf8')).replace('topics:\n', 'topics:\n  - speaker-silent\n'),
  );
  const desk = await runDesk({ CONTENT_DIR: content });
  const page: Page = await next({ viewport: { width: 420, height: 470 }, deviceScaleFactor: 2 });
  await page.addInitScript(setFont);
  await page.goto(`${desk.url}/chat`);
  const chat = chatOf(page);
  await chat.tap("Speaker that's silent");
  await chat.tap('No');
  await chat.button(wording.says('button-solved')).waitFor();
  await page.waitForTimeout(800);
  await page.screenshot({ path: `${pictures}/flow.png` });
  await desk.close();
  await rm(content, { recursive: true });
}
