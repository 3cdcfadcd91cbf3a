import { afterAll, describe, test } from 'vitest';
import { chatOf } from './support/chat-of.ts';
import { officialChatOf } from './support/official-chat-of.ts';
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

describe.each([
  ['our chat', ours],
  ['the official Web Chat', theirs],
])('in %s', (_, played) => {
  test.each(tenScenarios)('$title', ({ play }) => play(stage, played()));
});
