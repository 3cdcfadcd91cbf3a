import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Chat } from './chat-of.ts';
import { desktop } from './open-browser.ts';
import { anna, type StaffedDesk } from './run-staffed-desk.ts';
import { scripts } from './scripts.ts';
import type { Stage } from './set-stage.ts';
import { atDesk } from './talk-to-agent.ts';

/** One of the chats that people may meet, on an address of its own. */
export type Played = {
  readonly url: string;
  readonly chatOf: (page: Page) => Chat;
  /** What the button with this many stars is called. */
  readonly stars: (count: number) => string;
  /** What shows that a file is chosen. */
  readonly chosen: string;
  /** A picture that the person has sent. */
  readonly picture: string;
};

export type Scenario = {
  readonly title: string;
  readonly play: (stage: Stage<StaffedDesk>, chat: Played) => Promise<void>;
};

const photos = 'icloud-photos-not-syncing';

/** What has to work in every chat of Direct Line, told once. */
export const tenScenarios: readonly Scenario[] = [
  {
    title: 'whoever comes is greeted, and a topic of the greeting begins its flow',
    play: async (stage, played) => {
      const { chat } = await open(stage, played);
      expect(await chat.lines()).toEqual([expect.stringMatching(asShown(stage.wording.says('greeting')))]);
      const [topic = ''] = await chat.buttons();
      await chat.tap(topic);
      await chat.button(stage.wording.answer(photos, 'apple-id', 'fine')).waitFor();
      expect(await own(chat)).toHaveLength(1);
    },
  },
  {
    title: 'a problem in one’s own words is solved by tapping answers',
    play: async (stage, played) => {
      const { chat } = await open(stage, played);
      await begin(stage, chat);
      await chat.tap(stage.wording.answer(photos, 'apple-id', 'fine'));
      await chat.tap(stage.wording.answer(photos, 'sync-switch', 'wrong'));
      await chat.tap(stage.wording.says('button-solved'));
      await expect.poll(chat.buttons).not.toContain(stage.wording.says('button-solved'));
      expect(await own(chat)).toHaveLength(4);
    },
  },
  {
    title: 'a number and words do what buttons do',
    play: async (stage, played) => {
      const { chat } = await open(stage, played);
      await begin(stage, chat);
      await chat.write('1');
      await chat.button(stage.wording.answer(photos, 'sync-switch', 'wrong')).waitFor();
      await chat.write('nope, it is off');
      await chat.button(stage.wording.says('button-solved')).waitFor();
    },
  },
  {
    title: 'back asks the question before, and it is answered anew',
    play: async (stage, played) => {
      const { chat } = await open(stage, played);
      await begin(stage, chat);
      await chat.tap(stage.wording.answer(photos, 'apple-id', 'fine'));
      await chat.button(stage.wording.answer(photos, 'sync-switch', 'wrong')).waitFor();
      await chat.write('back');
      await chat.button(stage.wording.answer(photos, 'apple-id', 'wrong')).waitFor();
      await chat.tap(stage.wording.answer(photos, 'apple-id', 'wrong'));
      await chat.button(stage.wording.says('button-solved')).waitFor();
    },
  },
  {
    title: 'what is written as markup is shown as it was written, and nothing of it runs',
    play: async (stage, played) => {
      const { page, chat } = await open(stage, played);
      const written = scripts.slice(0, 4);
      for (const text of written) await chat.write(text);
      await expect.poll(() => own(chat)).toEqual(written.map((text) => `> ${text}`));
      await expect.poll(async () => (await chat.lines()).length).toBeGreaterThan(written.length + 1);
      expect(await page.evaluate('window.ran')).toBeUndefined();
    },
  },
  {
    title: 'a reload keeps all that was said, the open question and its buttons',
    play: async (stage, played) => {
      const { page, chat } = await open(stage, played);
      await begin(stage, chat);
      const before = { lines: await chat.lines(), buttons: await chat.buttons() };
      await page.reload();
      await chat.button(stage.wording.answer(photos, 'apple-id', 'fine')).waitFor();
      expect({ lines: await chat.lines(), buttons: await chat.buttons() }).toEqual(before);
    },
  },
  {
    title: 'a restart of the server loses nothing and needs no reload',
    play: async (stage, played) => {
      const { chat } = await open(stage, played);
      await begin(stage, chat);
      const before = await chat.lines();
      await stage.desk.stop();
      await stage.desk.start();
      // Chats come back in their own time, and one of them sends nothing before it has.
      await chat.tap(stage.wording.answer(photos, 'apple-id', 'fine'));
      await chat.button(stage.wording.answer(photos, 'sync-switch', 'wrong')).waitFor({ timeout: 45_000 });
      expect((await chat.lines()).slice(0, before.length)).toEqual(before);
    },
  },
  {
    title: 'two tabs of one conversation show the same',
    play: async (stage, played) => {
      const { page, chat } = await open(stage, played);
      const other = await page.context().newPage();
      await other.goto(played.url);
      const beside = played.chatOf(other);
      await beside.opened();
      await begin(stage, chat);
      await beside.button(stage.wording.answer(photos, 'apple-id', 'fine')).waitFor();
      await beside.tap(stage.wording.answer(photos, 'apple-id', 'fine'));
      await chat.button(stage.wording.answer(photos, 'sync-switch', 'wrong')).waitFor();
      expect(await chat.lines()).toEqual(await beside.lines());
    },
  },
  {
    title: 'a picture is kept, and shown again after a reload',
    play: async (stage, played) => {
      const { page, chat } = await open(stage, played);
      const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 40, height: 40 } });
      await page.locator('input[type=file]').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer });
      await page.locator(played.chosen).waitFor();
      await chat.write('');
      await chat.says(asShown(stage.wording.says('file-kept')));
      await page.reload();
      await chat.says(asShown(stage.wording.says('file-kept')));
      const picture = page.locator(played.picture);
      await expect.poll(() => picture.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBeGreaterThan(0);
    },
  },
  {
    title: 'an agent takes over, is heard and answered, and is rated',
    play: async (stage, played) => {
      const { page: desk, agent } = await atDesk(stage.visitors, stage.desk.url, anna);
      const { page, chat } = await open(stage, played);
      await begin(stage, chat);
      await chat.write('talk to a person');
      await chat.button(stage.wording.says('button-bot')).waitFor();
      await agent.open('photos not uploading');
      await agent.claim();
      await agent.write('Hello, which iPhone is it?');
      await chat.says('which iPhone is it');
      await page.getByText(anna.name).first().waitFor();
      await chat.write('a blue one');
      await agent.hears('a blue one');
      await desk.getByRole('button', { name: 'Close' }).click();
      await desk.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await chat.tap(played.stars(4));
      await chat.says(stage.wording.says('rating-word'));
      await chat.write('quick and kind');
      await chat.says(stage.wording.says('rating-thanks'));
      await desk.context().close();
    },
  },
];

/** A visitor who was never here before. */
async function open({ visitors }: Stage, { url, chatOf }: Played): Promise<{ page: Page; chat: Chat }> {
  const page = await visitors.next(desktop);
  await page.goto(url);
  const chat = chatOf(page);
  await chat.opened();
  return { page, chat };
}

async function begin({ wording }: Stage, chat: Chat): Promise<void> {
  await chat.write('photos not uploading');
  await chat.button(wording.answer(photos, 'apple-id', 'fine')).waitFor();
}

/** One of the chats makes an apostrophe of what is written as one. */
function asShown(words: string): RegExp {
  return new RegExp(words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "['’]"));
}

async function own(chat: Chat): Promise<readonly string[]> {
  return (await chat.lines()).filter((line) => line.startsWith('> '));
}
