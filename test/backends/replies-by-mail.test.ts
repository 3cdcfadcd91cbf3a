import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchMailbox } from '../../src/backends/mail/inbound/watch-mailbox.ts';
import { replyTokens } from '../../src/backends/mail/reply-token.ts';
import { addAgent, openChat, type Run, runAgents, signIn } from '../agents/support/run-agents.ts';
import { hasDovecot, startDovecot } from './support/start-dovecot.ts';
import { startMailbox } from './support/start-mailbox.ts';

const secret = 'what the mail server knows, and nobody else';

let run: Run;
let outbox: Awaited<ReturnType<typeof startMailbox>>;
let anna: Awaited<ReturnType<typeof signIn>>;
let dovecot: Awaited<ReturnType<typeof startDovecot>> | undefined;

beforeAll(async () => {
  [outbox, dovecot] = await Promise.all([startMailbox(), hasDovecot ? startDovecot() : undefined]);
  setDefaultCACertificates([...publicCertificates, ...(dovecot ? [dovecot.secure.ca] : [])]);
  run = await runAgents({
    SMTP_URL: outbox.url,
    MAIL_FROM: 'Help Desk <help@desk.example.org>',
    MAIL_REPLY_TO: 'reply@desk.example.org',
    MAIL_INBOUND_SECRET: secret,
    PUBLIC_URL: 'https://help.example.org',
    ...(dovecot && { IMAP_URL: dovecot.url }),
  });
  await addAgent(run.store, 'anna', run.now);
  anna = await signIn(run, 'anna');
  // Nobody is there, so that whoever asks for a person gets a ticket.
  await anna.post('/desk/api/presence', { available: false });
}, 120_000);
afterAll(async () => {
  await run.close();
  await Promise.all([outbox.close(), dovecot?.close()]);
});

/** Somebody whose ticket was answered by mail, and that mail. */
async function answered(address: string) {
  const chat = await openChat(run);
  await chat.write('photos not uploading');
  await chat.write('talk to a person');
  await chat.write(address);
  const ticket = (await run.store.handoffs(['ticketed'])).find(({ ticket }) => ticket?.mail === address);
  const id = ticket?.id ?? 'none';
  run.now += 60_000;
  await anna.move(id, { type: 'claim' });
  await anna.say(id, 'Please switch iCloud Photos off and on again.');
  const mine = () => outbox.mails.filter(({ recipients }) => recipients.includes(address));
  await expect.poll(() => mine().length).toBe(2);
  const mail = mine()[1];
  if (!mail) throw new Error('No mail.');
  const said = async () => (await anna.open(id)).entries.filter(({ by }) => by === 'person').map(({ text }) => text);
  return { chat, id, mail, said };
}

type Answered = Awaited<ReturnType<typeof answered>>;

/** Those that the machine trusts. */
const publicCertificates = getCACertificates('default');

let made = 0;

/** What a mail program sends when somebody answers: it quotes, and knows the thread by its headers. */
function replyTo(
  { mail }: Answered,
  words: string,
  { from = 'ada@example.org', to = '', more = '', id = ++made } = {},
) {
  const quoted = (mail.text ?? '').replace(/^/gm, '> ');
  return [
    `From: Ada <${from}>`,
    `To: ${to || mail.replyTo?.[0]?.address}`,
    `Message-ID: <${id}@example.org>`,
    `In-Reply-To: ${mail.messageId}`,
    `References: ${mail.references} ${mail.messageId}`,
    `Subject: Re: ${mail.subject}`,
    'Content-Type: text/plain; charset=utf-8',
    ...(more ? [more] : []),
    '',
    `${words}\r\n\r\nOn Mon, 23 Nov 2026 at 10:00, Help Desk <help@desk.example.org> wrote:\r\n${quoted}`,
  ].join('\r\n');
}

const bring = async (raw: string | Uint8Array<ArrayBuffer>, authorization = `Bearer ${secret}`) => {
  const answer = await fetch(`${run.url}/mail/inbound`, { method: 'POST', headers: { authorization }, body: raw });
  return { status: answer.status, body: (await answer.json()) as { type?: string; why?: string } };
};

describe('a reply that a mail server brings', () => {
  it('stands in the conversation as what was written, without what it quotes, once however often it comes', async () => {
    const case1 = await answered('ada@example.org');
    const reply = replyTo(case1, 'No, it still says 12 to upload.');
    expect(await bring(reply)).toEqual({ status: 200, body: { type: 'taken' } });
    expect(await bring(reply)).toEqual({ status: 200, body: { type: 'repeated' } });
    await expect.poll(case1.said).toContain('No, it still says 12 to upload.');
    expect((await case1.said()).filter((text) => text.includes('12 to upload'))).toHaveLength(1);
    expect(await case1.chat.texts()).toContain('No, it still says 12 to upload.');
    await anna.say(case1.id, 'Then the storage is full.');
    await expect.poll(() => outbox.mails.at(-1)?.text).toContain('Then the storage is full.');
    expect(outbox.mails.at(-1)?.inReplyTo).toMatch(/^<\d+@example\.org>$/);
  });

  it('is a mail and no form, whatever the program that brings it says it is', async () => {
    const given = await answered('nina@example.org');
    const raw = replyTo(given, 'See https://example.org/?a=1&email=x&text=y', { from: 'nina@example.org' });
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(`${run.url}/mail/inbound`, { method: 'POST', headers, body: raw });
    expect(await answer.json()).toEqual({ type: 'taken' });
    expect(await given.said()).toContain('See https://example.org/?a=1&email=x&text=y');
  });

  it('needs the secret, by bearer or as a password', async () => {
    const given = await answered('ben@example.org');
    for (const wrong of ['', 'Bearer no', `Basic ${btoa('mail:no')}`])
      expect((await bring(replyTo(given, 'No.'), wrong)).status).toBe(401);
    expect((await bring('')).status).toBe(400);
    expect((await bring(replyTo(given, 'Yes.'), `Basic ${btoa(`mail:${secret}`)}`)).body.type).toBe('taken');
    expect(await given.said()).not.toContain('No.');
  });

  it('is known by its thread or by whom it is for, and never by its sender', async () => {
    const given = await answered('cleo@example.org');
    const from = 'cleo@example.org';
    const byThread = replyTo(given, 'By the thread.', { from, to: 'help@desk.example.org' });
    expect((await bring(byThread)).body.type).toBe('taken');
    const bare = ['From: Cleo <cleo@example.org>', 'To: reply@desk.example.org', 'Message-ID: <c@x.org>', '', 'Mine!'];
    expect((await bring(bare.join('\r\n'))).body).toEqual({ type: 'ignored', why: 'no-thread' });
    const token = given.mail.replyTo?.[0]?.address?.slice(6, 48) ?? '';
    const forged = token
      .replace(/.$/, (last) => (last === 'a' ? 'e' : 'a'))
      .replace(/^./, (first) => (first === 'a' ? 'b' : 'a'));
    const guessed = bare.join('\r\n').replace('reply@', `reply+${forged}@`);
    expect((await bring(guessed)).body.type).toBe('ignored');
    const byAddress = bare.join('\r\n').replace('reply@', `Reply+${token.toUpperCase()}@`);
    expect((await bring(byAddress)).body.type).toBe('taken');
  });

  it('of somebody to whom the mail was passed on bears their address', async () => {
    const given = await answered('dora@example.org');
    await bring(replyTo(given, 'Her colleague here.', { from: 'eve@example.net' }));
    const line = (await anna.open(given.id)).entries.find(({ text }) => text === 'Her colleague here.');
    expect(line?.name).toBe('Ada <eve@example.net>');
  });

  it.each([
    ['a vacation', 'Auto-Submitted: auto-replied'],
    ['an old autoresponder', 'X-Autoreply: yes'],
    ['a list', 'Precedence: bulk'],
    ['a bounce', 'Return-Path: <>'],
  ])('is none if %s has written it, so that two machines never answer each other', async (who, more) => {
    const address = `${who.replaceAll(' ', '.')}@example.org`;
    const given = await answered(address);
    const sent = outbox.mails.length;
    expect((await bring(replyTo(given, 'I am away.', { from: address, more }))).body.type).toBe('ignored');
    expect(await given.said()).not.toContain('I am away.');
    expect(outbox.mails).toHaveLength(sent);
  });

  it('brings its pictures along, but no logo of a signature', async () => {
    const given = await answered('finn@example.org');
    const part = (type: string, name: string, bytes: number, more = '') =>
      `--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n\r\n${Buffer.alloc(bytes, 7).toString('base64')}\r\n`;
    const raw = [
      replyTo(given, '', { from: 'finn@example.org' }).split('\r\n').slice(0, 6).join('\r\n'),
      'Content-Type: multipart/related; boundary=b',
      '',
      '--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>See the <b>picture</b> &amp; tell me.</p><img src="cid:logo"><blockquote>old</blockquote>\r\n',
    ].join('\r\n');
    const files =
      part('image/png', 'logo.png', 300, 'Content-ID: <logo>\r\nContent-Disposition: inline') +
      part('image/png', 'screen.png', 30_000, 'Content-Disposition: attachment; filename="screen.png"');
    expect((await bring(`${raw}${files}--b--\r\n`)).body.type).toBe('taken');
    const line = (await anna.open(given.id)).entries.find(({ files }) => files);
    expect(line?.text.trim()).toBe('See the picture & tell me.');
    expect(line?.files?.map(({ name }) => name)).toEqual(['screen.png']);
  });

  it('that cannot be read, or says nothing, harms nothing', async () => {
    const given = await answered('gus@example.org');
    expect((await bring(new Uint8Array(5000).fill(255))).status).toBe(200);
    expect((await bring(replyTo(given, '  '))).body).toEqual({ type: 'ignored', why: 'empty' });
  });
});

/** What a mail server sends back when it cannot deliver a mail of ours. */
function returned({ mail }: Answered, { action = 'failed', about = mail.messageId, headersOnly = false } = {}) {
  const original = `Message-ID: ${about}\r\nReferences: ${mail.references}\r\nSubject: ${mail.subject}\r\n\r\nWords.`;
  return [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.net>',
    'To: help@desk.example.org',
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b\r\nContent-Type: text/plain\r\n\r\nI am sorry.',
    '--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n',
    'Final-Recipient: rfc822; somebody@example.org',
    `Action: ${action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 Recipient rejected:\r\n    user unknown\r\n`,
    `--b\r\nContent-Type: ${headersOnly ? 'text/rfc822-headers' : 'message/rfc822'}\r\n\r\n${original}`,
    '--b--\r\n',
  ].join('\r\n');
}

/** The same of a server that writes words alone, and copies the mail's headers below them. */
function returnedLetter({ mail }: Answered, words: string, quoted = '') {
  const copy = [`Message-ID: ${mail.messageId}`, `References: ${mail.references}`, `Subject: ${mail.subject}`];
  return [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.net>',
    'To: help@desk.example.org',
    'Subject: Your message',
    'Content-Type: text/plain; charset=utf-8',
    '',
    words,
    '',
    ...copy.map((line) => quoted + line),
    '',
    'Words.',
  ].join('\r\n');
}

describe('a mail of ours that comes back', () => {
  it.each([false, true])(
    'stands as not delivered at the words that it was to carry (headers only: %s)',
    async (headersOnly) => {
      const given = await answered(`iris.${headersOnly}@example.org`);
      const stream = await anna.attend();
      expect((await anna.open(given.id)).refused).toEqual([]);
      expect((await bring(returned(given, { headersOnly }))).body).toEqual({ type: 'taken' });
      const [refused, ...others] = (await anna.open(given.id)).refused;
      expect(others).toEqual([]);
      expect(refused).toMatchObject({ to: 'person-mail', why: '550 5.1.1 Recipient rejected: user unknown' });
      expect((await anna.queue()).find(({ id }) => id === given.id)?.refused).toBe(1);
      await expect.poll(() => stream.frames).toContainEqual({ type: 'sends', conversation: given.chat.id });
      // It goes again when an agent wants it to, and its report says nothing new.
      expect((await bring(returned(given))).body.type).toBe('ignored');
      const sent = outbox.mails.length;
      expect((await anna.post(`/desk/api/items/${encodeURIComponent(refused?.item ?? '')}/retry`, {})).status).toBe(
        204,
      );
      await expect.poll(() => outbox.mails.length).toBe(sent + 1);
      await stream.leave();
    },
  );

  it.each([
    [
      'qmail',
      "Hi. This is the qmail-send program at mx.example.net.\r\nI'm afraid I wasn't able to deliver your message to the following addresses.\r\nThis is a permanent error; I've given up. Sorry it didn't work out.\r\n\r\n<jo@example.org>:\r\n192.0.2.7 does not like recipient.\r\nRemote host said: 550 5.1.1 no such user\r\n\r\n--- Below this line is a copy of the message.",
      'Remote host said: 550 5.1.1 no such user',
      '',
    ],
    [
      'Exim',
      "A message that you sent could not be delivered to one or more of its\r\nrecipients. This is a permanent error. The following address(es) failed:\r\n\r\n  jo@example.org\r\n    Unrouteable address\r\n\r\n------ This is a copy of the message's headers. ------",
      'A message that you sent could not be delivered to one or more of its',
      '',
    ],
    ['one that quotes', 'Ihre Nachricht ist unzustellbar.', 'Ihre Nachricht ist unzustellbar.', '> '],
  ])('is known by the letter of a server that writes no report: %s', async (server, words, why, quoted) => {
    const given = await answered(`${server.replaceAll(' ', '.').toLowerCase()}@example.org`);
    expect((await bring(returnedLetter(given, words, quoted))).body).toEqual({ type: 'taken' });
    expect((await anna.open(given.id)).refused).toMatchObject([{ to: 'person-mail', why }]);
  });

  it('is not made of a letter that says it is tried again, that a person writes, or that copies nothing of ours', async () => {
    const given = await answered('leo@example.org');
    const words = 'This is a permanent error.';
    const warned = `This is a warning message only. ${words}`;
    const letters = [
      returnedLetter(given, warned),
      returnedLetter(given, 'Have you seen this?'),
      returnedLetter(given, words).replace(/^References: .*$/m, 'References: <nobody@desk.example.org>'),
      returnedLetter(given, words).replace(/^Message-ID: .*$/m, ''),
      returnedLetter(given, words).replace(/^Return-Path: .*\r\nFrom: .*$/m, 'From: Leo <leo@example.net>'),
    ];
    for (const letter of letters) expect((await bring(letter)).body.type).not.toBe('repeated');
    expect((await anna.open(given.id)).refused).toEqual([]);
  });

  it('is told of the copy of a ticket too, whose address may be mistyped', async () => {
    const given = await answered('mistyped@example.org');
    const [copy] = outbox.mails.filter(({ recipients }) => recipients.includes('mistyped@example.org'));
    if (!copy) throw new Error('No copy.');
    expect((await bring(returned({ ...given, mail: copy }))).body.type).toBe('taken');
    expect((await anna.open(given.id)).refused).toHaveLength(1);
  });

  it.each([
    ['a delay', { action: 'delayed' }],
    ['a mail that was never sent', { about: '<other@desk.example.org>' }],
  ])('is not made of a report of %s', async (what, about) => {
    const given = await answered(`${what.replaceAll(' ', '.')}@example.org`);
    expect((await bring(returned(given, about))).body).toEqual({ type: 'ignored', why: 'automatic' });
    expect((await anna.open(given.id)).refused).toEqual([]);
  });

  it('is not believed of whoever does not know its thread', async () => {
    const given = await answered('kim@example.org');
    const forged = returned(given).replace(/^References: .*$/m, 'References: <nobody@desk.example.org>');
    expect((await bring(forged)).body.type).toBe('ignored');
    expect((await anna.open(given.id)).refused).toEqual([]);
  });
});

describe('a reply that a mail provider posts as a form', () => {
  const post = async (fields: Readonly<Record<string, string | File>>, plain = false) => {
    const form = plain ? new URLSearchParams() : new FormData();
    for (const [name, value] of Object.entries(fields))
      form instanceof FormData ? form.append(name, value) : form.append(name, String(value));
    const url = `${run.url}/mail/inbound`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`mail:${secret}`)}` },
      body: form,
    });
    return { status: answer.status, body: (await answer.json()) as { type?: string; why?: string } };
  };
  const headersOf = (raw: string) => raw.slice(0, raw.indexOf('\r\n\r\n'));

  it.each(['email', 'body-mime'])('is read as it came from the field %s', async (field) => {
    const address = `${field}@example.org`;
    const given = await answered(address);
    const raw = replyTo(given, 'Whole, with “quotes”.', { from: address });
    expect((await post({ to: 'x', subject: 'y', [field]: raw })).body).toEqual({ type: 'taken' });
    expect((await bring(raw)).body).toEqual({ type: 'repeated' });
    expect(await given.said()).toContain('Whole, with “quotes”.');
  });

  it('is put together of the fields that SendGrid tells, its files too', async () => {
    const given = await answered('lea@example.org');
    const headers = headersOf(replyTo(given, '', { from: 'lea@example.org', more: 'X-Long: a\r\n b' }));
    const files = {
      'attachment-info': '{}',
      attachment1: new File(['12345'], 'Überblick.txt', { type: 'text/plain' }),
    };
    const answer = await post({ headers, text: 'In fields – no.', html: '<p>other</p>', attachments: '1', ...files });
    expect(answer.body).toEqual({ type: 'taken' });
    const line = (await anna.open(given.id)).entries.find(({ text }) => text === 'In fields – no.');
    expect(line?.files?.map(({ name, bytes }) => [name, bytes])).toEqual([['Überblick.txt', 5]]);
    expect((await post({ headers, text: 'In fields – no.' })).body.type).toBe('repeated');
  });

  it('is put together of the fields that Mailgun tells, and is known by whom it was for', async () => {
    const given = await answered('mia@example.org');
    const pairs = [
      ['From', 'Mia <mia@example.org>'],
      ['Message-Id', '<m@x.org>'],
      ['Content-Type', 'text/html'],
    ];
    const fields = {
      recipient: given.mail.replyTo?.[0]?.address ?? '',
      'message-headers': JSON.stringify(pairs),
      'body-plain': 'By Mailgun.',
    };
    expect((await post(fields, true)).body).toEqual({ type: 'taken' });
    expect(await given.said()).toContain('By Mailgun.');
    const vacation = JSON.stringify([...pairs, ['Auto-Submitted', 'auto-replied']]);
    expect((await post({ ...fields, 'message-headers': vacation })).body).toEqual({
      type: 'ignored',
      why: 'automatic',
    });
  });

  it('of fields that nobody knows, or broken, is refused with what is missing', async () => {
    expect((await post({ other: 'x' })).status).toBe(400);
    expect((await post({ 'message-headers': '{', from: 'Eve <e@x.org>', text: 'Hi' })).body).toEqual({
      type: 'ignored',
      why: 'no-thread',
    });
  });
});

describe.skipIf(!hasDovecot)('a mailbox on a real server', () => {
  it('is read while it fills, also after the server was away, each mail once', async () => {
    const given = await answered('hana@example.org');
    const from = 'hana@example.org';
    await dovecot?.deliver(replyTo(given, 'By IMAP.', { from }));
    await expect.poll(given.said).toContain('By IMAP.');
    await expect.poll(() => dovecot?.unread()).toBe(0);
    // Told by the server at once, and not at the next look a minute later.
    await dovecot?.deliver(replyTo(given, 'While it waits.', { from }));
    await expect.poll(given.said).toContain('While it waits.');

    await dovecot?.stop();
    await dovecot?.start();
    await dovecot?.deliver(replyTo(given, 'After the server was away.', { from }));
    await expect.poll(given.said).toContain('After the server was away.');

    const twice = replyTo(given, 'Twice, by both ways.', { from });
    await bring(twice);
    await dovecot?.deliver(twice);
    await dovecot?.deliver('From: a@b.c\r\nTo: reply@desk.example.org\r\n\r\nFor nobody.\r\n');
    await expect.poll(() => dovecot?.unread()).toBe(0);
    const said = await given.said();
    expect(said.filter((text) => text === 'Twice, by both ways.')).toHaveLength(1);
    expect(said).not.toContain('For nobody.');
  }, 90_000);

  it('is read over TLS, if its certificate is one that the machine trusts, and not otherwise', async () => {
    const { host, port, ca } = dovecot?.secure ?? { host: '', port: 0, ca: '' };
    const told: unknown[] = [];
    const log = { debug: () => {}, info: () => {}, error: () => {}, warn: (...line: unknown[]) => told.push(line) };
    const taken: string[] = [];
    const take = async (raw: Uint8Array) => {
      taken.push(new TextDecoder().decode(raw));
      return { type: 'taken' } as const;
    };
    const mailbox = { host, port, secure: true, needsTls: false, user: 'safe', password: 'right', folder: 'INBOX' };
    await dovecot?.deliver('Subject: Encrypted\r\n\r\nWords.', 'safe');
    setDefaultCACertificates(publicCertificates);
    const watching = watchMailbox({ mailbox, take, log });
    await expect.poll(() => told.length).toBeGreaterThanOrEqual(1);
    expect(told[0]).toEqual([
      'the mailbox cannot be opened',
      { why: expect.stringMatching(/self-signed certificate/i) },
    ]);
    expect(taken).toEqual([]);
    setDefaultCACertificates([...publicCertificates, ca]);
    // It is tried again by itself.
    await expect.poll(() => taken).toEqual([expect.stringContaining('Subject: Encrypted')]);
    await watching.close();
    const starting = watchMailbox({
      mailbox: { ...mailbox, port: dovecot?.port ?? 0, secure: false, needsTls: true },
      take,
      log,
    });
    await dovecot?.deliver('Subject: From plain to TLS\r\n\r\nWords.', 'safe');
    await expect.poll(() => taken.at(-1)).toContain('From plain to TLS');
    await starting.close();
  });

  it('that cannot be opened is told to the operator with the reason, and tried again', async () => {
    const told: unknown[] = [];
    const log = { debug: () => {}, info: () => {}, error: () => {}, warn: (...line: unknown[]) => told.push(line) };
    const { hostname: host, port } = new URL(dovecot?.url ?? '');
    const place = { host, port: Number(port), secure: false, needsTls: false, user: 'reply', password: 'right' };
    const take = async () => ({ type: 'taken' }) as const;
    const watching = watchMailbox({ mailbox: { ...place, folder: 'Nowhere' }, take, log });
    await expect.poll(() => told.length).toBeGreaterThanOrEqual(2);
    await watching.close();
    expect(told[0]).toEqual(['the mailbox cannot be opened', { why: expect.stringContaining('Nowhere') }]);
    expect(JSON.stringify(told)).not.toContain('right');
  });
});

describe('the token of a thread', () => {
  const { tokenOf, handoffIn } = replyTokens('a key');
  const handoff = '3f0e1c52-8f0a-4f6e-9a27-0d1b3c5e7f90.h';

  it('leads back to its handoff, in any case and among any words', () => {
    const token = tokenOf(handoff) ?? '';
    expect(token).toMatch(/^[a-z2-7]{42}$/);
    expect(handoffIn(`Reply+${token.toUpperCase()}@desk.example.org`)).toBe(handoff);
    expect(handoffIn(`<a@b> <${token}@desk.example.org> <c@d>`)).toBe(handoff);
  });

  it('holds for nobody who has another key, or has changed it', () => {
    const token = tokenOf(handoff) ?? '';
    expect(replyTokens('another key').handoffIn(token)).toBeUndefined();
    for (const at of [0, 20, 30, 40]) {
      const changed = token.slice(0, at) + (token[at] === 'a' ? 'b' : 'a') + token.slice(at + 1);
      expect(handoffIn(changed)).toBeUndefined();
    }
    expect(tokenOf('h')).toBeUndefined();
  });
});
