import { afterAll, expect, test } from 'vitest';
import { startMailbox } from '../backends/support/start-mailbox.ts';
import { chatOf } from './support/chat-of.ts';
import { desktop, phone } from './support/open-browser.ts';
import { anna, runStaffedDesk } from './support/run-staffed-desk.ts';
import { setStage } from './support/set-stage.ts';
import { atDesk } from './support/talk-to-agent.ts';

const mailbox = await startMailbox();
const stage = setStage(
  () => ({ SMTP_URL: mailbox.url, MAIL_FROM: 'Help Desk <help@desk.example.org>' }),
  runStaffedDesk,
);
afterAll(() => mailbox.close());

test('a mail leads back into the conversation, on a phone that was never there, and no longer once it is too old', async () => {
  const { visitors, desk } = stage;
  const writer = await visitors.next(desktop);
  await writer.goto(`${desk.url}/chat`);
  const first = chatOf(writer);
  await first.write('photos not uploading');
  await first.says('signed in');
  await first.write('talk to a person');
  await first.says('type your address');
  await first.write('ada@example.org');
  await first.says('Noted: the answer goes to ada@example.org too.');

  const { agent, page } = await atDesk(visitors, desk.url, anna);
  await agent.shelf('Tickets');
  await agent.open('photos not uploading');
  await agent.claim();
  await agent.write('Please switch iCloud Photos off and on again.');
  await expect.poll(() => mailbox.mails.length).toBe(2);
  await page.getByText('Goes to ada@example.org as well').waitFor();
  const link = /http\S+#return=\S+/.exec(mailbox.mails[1]?.text ?? '')?.[0] ?? 'none';
  expect(link).toContain(`${desk.url}/chat?locale=en#return=`);

  const away = await visitors.beside({ ...phone, reducedMotion: 'reduce' });
  await away.goto(link);
  const there = chatOf(away);
  await there.says('Please switch iCloud Photos off and on again.');
  expect(away.url()).toBe(`${desk.url}/chat?locale=en`);
  expect(await there.lines()).toContain('> photos not uploading');
  expect(await away.locator('#link-over').isVisible()).toBe(false);
  await there.write('That helped, thank you!');
  await first.says('That helped, thank you!');
  await agent.hears('That helped, thank you!');
  await away.reload();
  await there.says('That helped, thank you!');

  const stranger = await visitors.beside({ ...phone, reducedMotion: 'reduce' });
  await stranger.goto(`${link.slice(0, -3)}xyz`);
  await stranger.getByText('This link no longer works.').waitFor();
  await chatOf(stranger).opened();
  expect(await chatOf(stranger).lines()).not.toContain('> photos not uploading');
  await chatOf(stranger).write('wifi not working');
  await chatOf(stranger).says(/Wi-Fi/);
  const month = 31 * 24 * 3_600_000;
  await desk.pass(month);
  const late = await visitors.beside({ ...phone, reducedMotion: 'reduce' });
  await late.goto(link);
  await late.getByText('This link no longer works.').waitFor();
});
