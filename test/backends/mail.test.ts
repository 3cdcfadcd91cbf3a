import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LinkBack, personMail } from '../../src/backends/mail/person-mail.ts';
import { postOffice } from '../../src/backends/mail/post-office.ts';
import { replyTokens } from '../../src/backends/mail/reply-token.ts';
import { ticketMail } from '../../src/backends/mail/ticket-mail.ts';
import { spokenContent } from '../../src/domain/content/spoken-content.ts';
import type { Deadline } from '../../src/domain/ports/deadline.ts';
import { deskContent } from '../play/desk-content.ts';
import { type DeskSide, type DeskWith, deskWith } from './support/desk-with.ts';
import { backendPromises } from './support/promises.ts';
import { startMailbox } from './support/start-mailbox.ts';

type Mailbox = Awaited<ReturnType<typeof startMailbox>>;

const from = Object.freeze({ name: 'Help Desk', address: 'help@desk.example.org' });
const { content } = await deskContent();

/** Where replies are read, and the way back, as the whole desk has them. */
const tokens = replyTokens('a signing key');
const replies = { address: 'reply@desk.example.org', tokenOf: tokens.tokenOf };
const linkBack: LinkBack = async (_, key) => ({ url: `https://help.example.org/chat#return=${key}`, days: 30 });

const toDesk = (side: DeskSide, { url }: Pick<Mailbox, 'url'>, deadline?: Deadline, to = ['desk@example.org']) =>
  ticketMail({
    ...side,
    content,
    to,
    post: postOffice({ ...side, smtpUrl: url, from, ...(deadline && { deadline }) }),
  });
const toPerson = (side: DeskSide, { url }: Pick<Mailbox, 'url'>, deadline?: Deadline, mostADay = 3) =>
  personMail({
    ...side,
    linkBack,
    isReadBack: true,
    mostADay,
    content: { desk: { name: 'Acme' }, spoken: (language) => spokenContent(content, language) },
    post: postOffice({ ...side, smtpUrl: url, from, replies, ...(deadline && { deadline }) }),
  });

/** The Message-ID of a key. */
const keyOf = (key: string) => `<${key.replace('>', '-')}@desk.example.org>`;

backendPromises('tickets by mail', { startFar: startMailbox, backendOf: toDesk, keyOf });

backendPromises("the person's own copy", {
  startFar: startMailbox,
  backendOf: (side, far, deadline) => toPerson(side, far, deadline, 100),
  keyOf,
  // A ticket is told without an address, and if the person leaves one, again. If nobody claims a handoff in time, it
  // becomes a ticket that nobody was asked an address for.
  sends: (told) => told.filter(({ handoff }, index) => told.slice(0, index).some((other) => other.handoff === handoff)),
});

describe('tickets by mail', () => {
  let desk: DeskWith;
  let mailbox: Mailbox;
  beforeEach(async () => {
    mailbox = await startMailbox();
    desk = await deskWith((side) => toDesk(side, mailbox));
  });
  afterEach(async () => {
    await desk.close();
    await mailbox.close();
  });

  it('hold the problem, what was tried and what was said, and a reply goes to the person', async () => {
    await desk.says('c', 'my photos are not uploading');
    await desk.says('c', 'yes');
    await desk.says('c', 'talk to a person');
    await desk.says('c', 'anna@example.net');
    await desk.later(0);
    const [first, second] = mailbox.mails;
    const handoff = (await desk.store.handoffs(['ticketed']))[0];
    const number = handoff?.ticket?.number ?? 'none';
    expect(first?.subject).toBe(`[${number}] my photos are not uploading`);
    expect(first?.recipients).toEqual(['desk@example.org']);
    expect(first?.from).toMatchObject({ address: 'help@desk.example.org', name: 'Help Desk' });
    expect(first?.replyTo).toBeUndefined();
    // The desk's own time, wherever the server is.
    const inBerlin = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Berlin' } as const;
    const requested = new Intl.DateTimeFormat('en', inBerlin).format(handoff?.requestedAt);
    for (const text of [first?.text, first?.html]) {
      expect(text?.split(requested).length).toBeGreaterThan(2);
      expect(text).toContain('Anna');
      expect(text).toContain(content.desk.teams[0]?.name);
      expect(text).toContain(handoff?.ledger?.rows[0]?.title);
      expect(text).toContain('talk to a person');
      expect(text).not.toContain('anna@example.net');
    }
    expect(second?.replyTo).toEqual([{ address: 'anna@example.net', name: '' }]);
    expect(second?.text).toContain('anna@example.net');
    expect(second?.references).toBe(first?.references);
    expect(second?.messageId).not.toBe(first?.messageId);
    expect(mailbox.mails).toHaveLength(2);
  });

  it('take nothing that was written for markup, nor for a header', async () => {
    const attack = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&';
    await desk.says('c', `${attack}\r\nBcc: everybody@example.net`);
    await desk.says('c', 'talk to a person');
    await desk.later(0);
    const [mail] = mailbox.mails;
    expect(mail?.html).not.toMatch(/<script|<img|onerror=alert\(2\)>/);
    expect(mail?.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(mail?.text).toContain(attack);
    expect(mail?.recipients).toEqual(['desk@example.org']);
    expect(mail?.bcc).toBeUndefined();
    expect(mail?.headers.map(({ key }) => key)).not.toContain('bcc');
  });

  it('read well in any script', async () => {
    await desk.says('c', 'Фото не загружаются 写真がアップロードされない 📷');
    await desk.says('c', 'talk to a person');
    await desk.later(0);
    expect(mailbox.mails[0]?.text).toContain('Фото не загружаются 写真がアップロードされない 📷');
  });

  it('wait while the login is refused, for that is the settings’ fault and not theirs', async () => {
    await desk.close();
    await mailbox.close();
    mailbox = await startMailbox({ password: 'right' });
    const url = (password: string) => mailbox.url.replace('//', `//desk:${password}@`);
    const passwords = { now: 'wrong' };
    desk = await deskWith((side) => {
      const { send, ...backend } = toDesk(side, { url: url('wrong') });
      const cured = toDesk(side, { url: url('right') });
      return { ...backend, send: (item) => (passwords.now === 'wrong' ? send(item) : cured.send(item)) };
    });
    await desk.says('c', 'talk to a person');
    await desk.later(0);
    expect(desk.warned.at(-1)?.fields).toMatchObject({ ended: 'again' });
    passwords.now = 'right';
    await desk.later(600_000);
    expect(mailbox.mails).toHaveLength(1);
  });

  it('are refused when their mailbox does not exist', async () => {
    await desk.close();
    desk = await deskWith((side) => toDesk(side, mailbox, undefined, ['nobody@example.org']));
    await desk.says('c', 'talk to a person');
    await desk.later(0);
    expect(desk.warned.at(-1)?.fields).toMatchObject({ ended: 'refused' });
    expect(String(desk.warned.at(-1)?.fields.why)).toContain('550');
  });
});

describe("the person's own copy", () => {
  let desk: DeskWith;
  let mailbox: Mailbox;
  beforeEach(async () => {
    mailbox = await startMailbox();
    desk = await deskWith((side) => toPerson(side, mailbox));
  });
  afterEach(async () => {
    await desk.close();
    await mailbox.close();
  });

  it('says the number and what was written down, in the words of the content', async () => {
    await desk.says('c', 'my photos are not uploading');
    await desk.says('c', 'yes');
    await desk.says('c', 'talk to a person');
    await desk.says('c', 'anna@example.net');
    await desk.later(0);
    const handoff = (await desk.store.handoffs(['ticketed']))[0];
    const number = handoff?.ticket?.number ?? 'none';
    const [mail, ...others] = mailbox.mails;
    expect(others).toEqual([]);
    expect(mail?.recipients).toEqual(['anna@example.net']);
    expect(mail?.subject).toBe(
      content.phrases.says['mail-subject'][0].replace('{number}', number).replace('{desk}', 'Acme'),
    );
    expect(mail?.text).toContain(number);
    expect(mail?.text).toContain('my photos are not uploading');
    const answered = handoff?.ledger?.rows.find(({ answer }) => answer !== undefined);
    expect(mail?.text).toContain(`${answered?.title}: ${answered?.answer}`);
  });

  it('carries no link and no long text of whoever typed the address', async () => {
    await desk.says('c', `Buy at https://evil.example.com/x or evil.example.net now ${'and again '.repeat(100)}`);
    await desk.says('c', 'talk to a person');
    await desk.says('c', 'victim@example.net');
    await desk.later(0);
    const [mail] = mailbox.mails;
    expect(mail?.text).not.toMatch(/evil/);
    expect(mail?.text?.length).toBeLessThan(1500);
  });

  it('is not sent to anybody who left no address', async () => {
    await desk.says('c', 'talk to a person');
    await desk.says('c', 'no');
    await desk.later(0);
    expect(mailbox.asked()).toBe(0);
  });

  it('is not sent to one address after the other', async () => {
    for (let victim = 1; victim <= 5; victim++) {
      await desk.says('c', 'talk to a person');
      await desk.says('c', `victim${victim}@example.net`);
    }
    await desk.later(0);
    expect(mailbox.mails).toHaveLength(3);
    expect(await desk.store.refusedItems('c')).toHaveLength(2);
    await desk.later(86_400_000);
    await desk.says('c', 'talk to a person');
    await desk.says('c', 'anna@example.net');
    await desk.later(0);
    expect(mailbox.mails.at(-1)?.recipients).toEqual(['anna@example.net']);
  });
});
