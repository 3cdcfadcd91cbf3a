import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personMail } from '../../src/backends/mail/person-mail.ts';
import { postOffice } from '../../src/backends/mail/post-office.ts';
import { replyTokens } from '../../src/backends/mail/reply-token.ts';
import { spokenContent } from '../../src/domain/content/spoken-content.ts';
import { deskContent } from '../play/desk-content.ts';
import { type DeskWith, deskWith } from './support/desk-with.ts';
import { startMailbox } from './support/start-mailbox.ts';

const { content } = await deskContent();
const from = Object.freeze({ name: 'Help Desk', address: 'help@desk.example.org' });
const tokens = replyTokens('a signing key');
const minute = 60_000;

let desk: DeskWith;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
beforeEach(async () => {
  mailbox = await startMailbox();
  desk = await deskWith((side) =>
    personMail({
      ...side,
      content: { desk: { name: 'Acme' }, spoken: (language) => spokenContent(content, language) },
      linkBack: async (_, key) => ({ url: `https://help.example.org/chat#return=${key}`, days: 30 }),
      isReadBack: true,
      post: postOffice({
        ...side,
        smtpUrl: mailbox.url,
        from,
        replies: { address: 'reply@desk.example.org', tokenOf: tokens.tokenOf },
      }),
    }),
  );
});
afterEach(async () => {
  await desk.close();
  await mailbox.close();
});

const subjects = () => mailbox.mails.map(({ subject }) => subject);
const header = (name: string, at = -1) => mailbox.mails.at(at)?.headers.find(({ key }) => key === name)?.value;

/** Somebody with a ticket and an address; it is claimed an hour later. */
async function claimedTicket(): Promise<string> {
  await desk.says('c', 'my photos are not uploading');
  await desk.says('c', 'talk to a person');
  await desk.says('c', 'anna@example.net');
  await desk.later(60 * minute);
  await desk.moves('c', { type: 'claim' });
  return (await desk.store.handoffs(['claimed']))[0]?.id ?? 'none';
}

describe('an answer to a ticket', () => {
  it('goes by mail once each, in one thread, with the words, the way back and what was asked', async () => {
    const handoff = await claimedTicket();
    await desk.answers('c', 'Please switch iCloud Photos off and on again.\nThen wait <5> minutes.');
    await desk.later(0);
    await desk.answers('c', 'Did it help?');
    await desk.later(0);
    await desk.later(60 * minute);
    const [copy, first, second, ...others] = mailbox.mails;
    expect(others).toEqual([]);
    expect(new Set(subjects()).size).toBe(1);
    expect(first?.recipients).toEqual(['anna@example.net']);
    expect(first?.text).toContain('Bo from Acme has written to you:\n\nPlease switch iCloud Photos off and on again.');
    expect(first?.text).toContain('https://help.example.org/chat#return=');
    expect(first?.text).toContain('my photos are not uploading');
    expect(first?.html).toContain('wait &lt;5&gt; minutes');
    expect(first?.html).toMatch(/<a style="[^"]+" href="https:\/\/help\.example\.org\/chat#return=[^"]+">/);
    expect(first?.text).not.toContain('Did it help?');
    expect(second?.text).not.toContain('switch iCloud Photos');
    expect(first?.inReplyTo).toBe(copy?.messageId);
    expect(second?.inReplyTo).toBe(first?.messageId);
    const token = tokens.tokenOf(handoff);
    for (const mail of [first, second]) {
      expect(mail?.replyTo).toEqual([{ name: 'Help Desk', address: `reply+${token}@desk.example.org` }]);
      expect(mail?.references).toContain(`<${token}@desk.example.org>`);
    }
    expect(header('auto-submitted')).toBe('auto-generated');
  });

  it('is shown to agents as going by mail, and so is a mail that was refused', async () => {
    await claimedTicket();
    mailbox.manner = 'refuses';
    await desk.answers('c', 'Hello');
    await desk.later(0);
    const entry = (await desk.read('c')).findLast(({ body }) => body.kind === 'record');
    expect(entry).toMatchObject({
      seenBy: ['agents'],
      body: { record: { text: 'Goes to anna@example.net as well' } },
    });
    expect(await desk.store.refusedItems('c')).toMatchObject([{ entry: entry?.id, destination: 'person-mail' }]);
  });

  it('brings files as far as they fit, and names the others', async () => {
    await claimedTicket();
    const small = { id: 'small', name: 'way.png', type: 'image/png', content: new Uint8Array(1000) };
    const large = { id: 'large', name: 'film.mov', type: 'video/quicktime', content: new Uint8Array(7_500_000) };
    await desk.store.keepFiles('c', [small, large], desk.now);
    const sent = [large, small].map(({ content, ...file }) => ({ ...file, bytes: content.byteLength }));
    await desk.answers('c', '', sent);
    await desk.later(0);
    expect(mailbox.mails.at(-1)?.attachments.map(({ filename }) => filename)).toEqual(['way.png']);
    expect(mailbox.mails.at(-1)?.text).toContain('film.mov is too large for a mail.');
  });

  it('speaks the language of its person', async () => {
    await desk.says('c', 'Fotos laden nicht hoch');
    await desk.says('c', 'Mitarbeiter');
    await desk.says('c', 'anna@example.net');
    await desk.later(60 * minute);
    await desk.moves('c', { type: 'claim' });
    await desk.answers('c', 'Guten Tag!');
    await desk.later(0);
    expect(mailbox.mails.at(-1)?.text).toContain('Bo vom Team Acme hat Ihnen geschrieben:\n\nGuten Tag!');
    expect(mailbox.mails.at(-1)?.text).toContain('Der Link gilt 30 Tage');
  });

  it('goes by no mail while its person is chatting, and by one if they leave', async () => {
    await claimedTicket();
    await desk.later(1000);
    await desk.says('c', 'I am back');
    await desk.answers('c', 'Welcome.');
    await desk.says('c', 'thanks');
    await desk.later(10 * minute);
    expect(mailbox.mails).toHaveLength(1);
    await desk.says('c', 'still here');
    await desk.answers('c', 'One more thing.');
    await desk.later(10 * minute);
    expect(mailbox.mails).toHaveLength(2);
    expect(mailbox.mails.at(-1)?.text).not.toContain('Welcome.');
  });
});

it('tells by mail that a ticket was closed unanswered, for its person waits for one', async () => {
  await desk.says('c', 'talk to a person');
  await desk.says('c', 'anna@example.net');
  await desk.later(60 * minute);
  await desk.moves('c', { type: 'close' });
  await desk.later(0);
  const [, closed, ...others] = mailbox.mails;
  expect(others).toEqual([]);
  expect(closed?.text).toContain('A colleague has closed your case with the number');
  expect(closed?.text).not.toContain('has written to you');
});

describe('what an agent writes in a chat', () => {
  beforeEach(async () => {
    desk.mail = 'anna@example.net';
    desk.somebody = true;
    await desk.says('c', 'talk to a person');
    await desk.moves('c', { type: 'claim' });
  });

  it('goes by mail if the person stays away, all of one breath in one', async () => {
    await desk.answers('c', 'Hello!');
    await desk.later(4 * minute);
    expect(mailbox.mails).toEqual([]);
    await desk.answers('c', 'Which iPhone is it?');
    await desk.later(30_000);
    await desk.answers('c', 'And which iOS?');
    await desk.later(59_000);
    expect(mailbox.mails).toEqual([]);
    await desk.later(2_000);
    expect(mailbox.mails).toHaveLength(1);
    expect(mailbox.mails[0]?.subject).toBe('Acme: an answer for you');
    expect(mailbox.mails[0]?.text).toMatch(/Hello!\n\nWhich iPhone is it\?\n\nAnd which iOS\?/);
    await desk.later(60 * minute);
    await desk.moves('c', { type: 'close' });
    await desk.later(60 * minute);
    expect(mailbox.mails).toHaveLength(1);
  });

  it('goes by none to somebody who reads along in silence, and by one only once they have been away for a while', async () => {
    await desk.answers('c', 'Hello!');
    await desk.later(minute);
    desk.seenAt = desk.now;
    await desk.later(20 * minute);
    expect(mailbox.mails).toEqual([]);
    // They left five minutes ago, less a second.
    await desk.answers('c', 'Are you there?');
    desk.seenAt = desk.now - 1;
    await desk.later(5 * minute - 1000);
    expect(mailbox.mails).toEqual([]);
    await desk.later(2000);
    expect(mailbox.mails).toHaveLength(1);
    expect(mailbox.mails[0]?.text).toContain('Are you there?');
    expect(mailbox.mails[0]?.text).not.toContain('Hello!');
  });

  it('goes by none to somebody who had the chat before them after it was said', async () => {
    await desk.answers('c', 'Hello!');
    desk.seenAt = desk.now + 1;
    await desk.later(60 * minute);
    await desk.later(60 * minute);
    expect(mailbox.mails).toEqual([]);
  });

  it('goes by none to somebody who has written meanwhile, or whose address is not known', async () => {
    await desk.answers('c', 'Hello!');
    await desk.later(2 * minute);
    await desk.says('c', 'hi');
    await desk.later(60 * minute);
    expect(mailbox.mails).toEqual([]);
    desk.mail = undefined;
    await desk.says('d', 'talk to a person');
    await desk.moves('d', { type: 'claim' });
    await desk.answers('d', 'Hello?');
    await desk.later(60 * minute);
    expect(mailbox.mails).toEqual([]);
  });
});

describe('a mail of the person', () => {
  it('is for the agent who has the conversation, and does not count for being there', async () => {
    await claimedTicket();
    await desk.answers('c', 'Did it help?');
    await desk.later(0);
    await desk.writesBack('c', 'No, sorry.', '<theirs@example.net>');
    await desk.answers('c', 'Then let us look at the storage.');
    await desk.later(0);
    const answer = mailbox.mails.at(-1);
    expect(mailbox.mails).toHaveLength(3);
    expect(answer?.text).toContain('Then let us look at the storage.');
    expect(answer?.inReplyTo).toBe('<theirs@example.net>');
    expect(answer?.references).toContain('<theirs@example.net>');
  });

  it('is kept with a ticket that nobody has claimed, and answered by nobody', async () => {
    await desk.says('c', 'talk to a person');
    await desk.says('c', 'anna@example.net');
    const before = (await desk.read('c')).length;
    await desk.writesBack('c', 'It also says error 4.');
    const after = (await desk.read('c')).slice(before);
    expect(after.filter(({ body }) => body.kind === 'reply')).toEqual([]);
    expect(after[0]).toMatchObject({ by: 'person', seenBy: ['person', 'agents'] });
  });

  it('about a case that is over asks for help anew, and is told its number by mail', async () => {
    const over = await claimedTicket();
    await desk.answers('c', 'It should work now.');
    await desk.moves('c', { type: 'close' });
    await desk.writesBack('c', 'It broke again.', '<again@example.net>');
    await desk.later(0);
    const [ticket] = await desk.store.handoffs(['ticketed']);
    expect(ticket).toMatchObject({ problem: 'It broke again.', ticket: { mail: 'anna@example.net' } });
    expect(ticket?.id).not.toBe(over);
    expect(mailbox.mails.at(-1)?.subject).toContain(ticket?.ticket?.number);
  });

  it('that tells of danger is answered by mail at once with what to do, whoever has the case, and marked for agents', async () => {
    await claimedTicket();
    await desk.writesBack('c', 'smoke is coming out of the phone!', '<smoke@example.net>');
    await desk.later(0);
    expect(mailbox.mails).toHaveLength(2);
    const mail = mailbox.mails.at(-1);
    expect(mail?.text).toContain(content.urgent?.advice.burning.say.slice(0, 40));
    expect(mail?.text).not.toContain('has written to you');
    expect(mail?.inReplyTo).toBe('<smoke@example.net>');
    expect((await desk.store.handoffs(['claimed']))[0]).toMatchObject({ danger: 'burning' });
    const notices = (await desk.read('c')).filter(({ body }) => body.kind === 'reply' && body.reply.kind === 'notice');
    expect(notices.at(-1)).toMatchObject({ seenBy: ['person', 'agents'] });
  });

  it('that tells of danger after the case is over brings a ticket that stands first, and the answer as well', async () => {
    await claimedTicket();
    await desk.moves('c', { type: 'close' });
    await desk.writesBack('c', 'now the battery is on fire', '<fire@example.net>');
    await desk.later(0);
    expect((await desk.store.handoffs(['ticketed']))[0]).toMatchObject({ reason: 'danger', danger: 'burning' });
    expect(
      mailbox.mails
        .slice(1)
        .map(({ text }) => text ?? '')
        .join(),
    ).toContain(content.urgent?.advice.burning.say.slice(0, 40));
  });
});
