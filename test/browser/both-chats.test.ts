import { afterAll, describe, expect, test } from 'vitest';
import { isLonger } from '../support/longer.ts';
import { chatOf } from './support/chat-of.ts';
import { officialChatOf } from './support/official-chat-of.ts';
import { desktop } from './support/open-browser.ts';
import { runStaffedDesk } from './support/run-staffed-desk.ts';
import { serveOfficialChat } from './support/serve-official-chat.ts';
import { setStage } from './support/set-stage.ts';
import { type Played, tenScenarios } from './support/ten-scenarios.ts';

const secret = 'a-secret-of-the-tests-alone-0123456789';
const official = await serveOfficialChat(() => stage.desk.url, secret);
const settings = () => ({ DIRECT_LINE_SECRET: secret, WEB_CHAT_ORIGINS: new URL(official.url).origin });
const stage = setStage(settings, runStaffedDesk);
afterAll(official.close);

const ours = (): Played => ({
  url: `${stage.desk.url}/chat`,
  chatOf,
  stars: (count) => `${count} of 5`,
  chosen: '#chosen li',
  picture: '[data-by=person] img',
});
const theirs = (): Played => ({
  url: official.url,
  chatOf: officialChatOf,
  stars: (count) => '★'.repeat(count),
  chosen: '.webchat__attachment-icon--checked',
  picture: '.webchat__bubble--from-user img',
});

/** In full, every scenario in both chats; else in one of the two, in turn. */
const isPlayed = (at: number, chat: number): boolean => isLonger || at % 2 === chat;

describe.each([
  ['our chat', 0, ours],
  ['the official Web Chat', 1, theirs],
] as const)('in %s', (_, chat, played) => {
  test.each(tenScenarios.filter((_, at) => isPlayed(at, chat)))('$title', ({ play }) => play(stage, played()));
});

test('a way through settings is a card of rows in the official Web Chat, beside the words that tell it, and no second one in ours', async () => {
  const photos = 'icloud-photos-not-syncing';
  const cards: number[] = [];
  for (const { url, chatOf } of [theirs(), ours()]) {
    const page = await stage.visitors.next(desktop);
    await page.goto(url);
    const chat = chatOf(page);
    await chat.opened();
    await chat.write('photos not uploading');
    await chat.tap(stage.wording.answer(photos, 'apple-id', 'fine'));
    await chat.tap(stage.wording.answer(photos, 'sync-switch', 'wrong'));
    await chat.button(stage.wording.says('button-solved')).waitFor();
    expect((await chat.lines()).join('\n')).toContain(' › ');
    cards.push(await page.locator('.ac-adaptiveCard, .card').count());
  }
  expect(cards[0]).toBeGreaterThan(0);
  expect(cards[1]).toBe(0);
});
