import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TicketPayload } from '../../src/backends/webhook/ticket-payload.ts';
import { type RunningDesk, runDesk } from '../browser/support/run-desk.ts';
import { startMailbox } from './support/start-mailbox.ts';
import { startReceiver } from './support/start-receiver.ts';

const directLineSecret = 'master-key-of-at-least-thirty-two-characters';

let receiver: Awaited<ReturnType<typeof startReceiver>>;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
let desk: RunningDesk;

beforeAll(async () => {
  [receiver, mailbox] = await Promise.all([startReceiver(), startMailbox()]);
  desk = await runDesk({
    DIRECT_LINE_SECRET: directLineSecret,
    TICKET_WEBHOOK_URL: receiver.url,
    TICKET_WEBHOOK_SECRET: 'another secret of at least thirty-two characters',
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'Help Desk <help@desk.example.org>',
    TICKET_MAIL_TO: 'desk@example.org',
    LOG_LEVEL: 'silent',
  });
}, 120_000);

afterAll(async () => {
  await desk.close();
  await Promise.all([receiver.close(), mailbox.close()]);
});

async function directLine(path: string, body: object): Promise<{ conversationId?: string }> {
  const response = await fetch(`${desk.url}/v3/directline/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${directLineSecret}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as { conversationId?: string };
}

const told = () => receiver.taken.map(({ content }) => (JSON.parse(content) as TicketPayload).type);

it('tells the other side, which was away over a restart, of a handoff from its request to its mail', async () => {
  const { conversationId = '' } = await directLine('conversations', {});
  const says = (text: string) =>
    directLine(`conversations/${conversationId}/activities`, { type: 'message', from: { id: 'dl_anna' }, text });

  await receiver.goAway();
  await says('my photos are not uploading');
  await says('talk to a person');
  await desk.stop();
  await receiver.comeBack();
  await desk.start(5);
  await expect.poll(told).toEqual(['handoff.requested', 'handoff.unclaimed']);

  await desk.stop();
  await desk.start(15);
  await expect.poll(told).toEqual(['handoff.requested', 'handoff.unclaimed', 'handoff.ticketed']);
  await expect.poll(() => mailbox.mails.length).toBe(1);

  await says('anna@example.net');
  await expect.poll(() => told().at(-1)).toBe('handoff.updated');
  await expect
    .poll(() => mailbox.mails.map(({ recipients }) => recipients.join()).sort())
    .toEqual(['anna@example.net', 'desk@example.org', 'desk@example.org']);
  const number = (JSON.parse(receiver.taken.at(-1)?.content ?? '{}') as TicketPayload).handoff.number ?? 'none';
  for (const { subject } of mailbox.mails) expect(subject).toContain(number);
  expect(new Set(receiver.taken.map(({ key }) => key)).size).toBe(receiver.taken.length);
}, 120_000);
