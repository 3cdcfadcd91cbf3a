import { afterEach, expect, it } from 'vitest';
import { type BackendSettings, openBackends } from '../../src/backends/open-backends.ts';
import { spokenContent } from '../../src/domain/content/spoken-content.ts';
import type { NewEntry } from '../../src/domain/conversation/turn.ts';
import type { Handoff, HandoffState } from '../../src/domain/handoff/handoff.ts';
import { deskContent } from '../play/desk-content.ts';
import { type DeskSide, type DeskWith, deskWith } from './support/desk-with.ts';
import { startMailbox } from './support/start-mailbox.ts';
import { startReceiver } from './support/start-receiver.ts';

const secret = 'a secret of at least thirty-two characters';
const from = { name: '', address: 'help@desk.example.org' };
const nowhere: BackendSettings = { webhook: undefined, mail: undefined };
const { content } = await deskContent();

const backendsIn = (side: DeskSide, settings: BackendSettings) =>
  openBackends(settings, {
    ...side,
    linkBack: async () => undefined,
    tokens: { tokenOf: () => undefined },
    content: { ...content, spoken: (language) => spokenContent(content, language) },
  });

const handoff = (state: HandoffState): Handoff => ({
  id: 'h',
  conversation: 'c',
  state,
  reason: 'asked',
  team: 'desk',
  requestedAt: 0,
  changedAt: 0,
  channel: 'terminal',
  history: [],
});

const changed = (state: HandoffState): NewEntry => ({
  id: 'i.r1',
  by: 'system',
  seenBy: ['agents'],
  body: { kind: 'record', record: { type: 'handoff-changed', change: state, handoff: handoff(state) } },
});

let desk: DeskWith | undefined;
afterEach(() => desk?.close());

it('tells those that are set, and nobody else', async () => {
  const told = (settings: BackendSettings, state: HandoffState) =>
    backendsIn(side, settings).backendsFor(changed(state));
  const side: DeskSide = { store: undefined as never, clock: () => 0, random: () => 0 };
  const webhook = { url: 'http://127.0.0.1:9/', secret };
  const mail = { smtpUrl: 'smtp://127.0.0.1:9', from, ticketsTo: ['desk@example.org'], inbound: undefined };
  expect(told(nowhere, 'ticketed')).toEqual([]);
  expect(told({ webhook, mail }, 'ticketed')).toEqual(['ticket-webhook', 'ticket-mail', 'person-mail']);
  expect(told({ webhook, mail }, 'claimed')).toEqual(['ticket-webhook']);
  expect(told({ webhook: undefined, mail: { ...mail, ticketsTo: [], inbound: undefined } }, 'ticketed')).toEqual([
    'person-mail',
  ]);
});

it('takes nothing that a person or their channel sends for a record of a handoff', () => {
  const side: DeskSide = { store: undefined as never, clock: () => 0, random: () => 0 };
  const { backendsFor } = backendsIn(side, { ...nowhere, webhook: { url: 'http://127.0.0.1:9/', secret } });
  const text = JSON.stringify(changed('ticketed').body);
  const value = { id: 'h', team: 'desk', state: 'ticketed' };
  expect(backendsFor({ ...changed('ticketed'), by: 'person', body: { kind: 'message', text } })).toEqual([]);
  expect(backendsFor({ ...changed('ticketed'), body: { kind: 'event', name: 'handoff', value } })).toEqual([]);
  expect(backendsFor({ ...changed('ticketed'), body: { kind: 'event', name: 'record', value } })).toEqual([]);
});

it('keeps what was meant for a backend that is no longer set, until it is set again', async () => {
  const receiver = await startReceiver();
  const set: BackendSettings = { ...nowhere, webhook: { url: receiver.url, secret } };
  let now = set;
  desk = await deskWith((side) => {
    const [on, off] = [backendsIn(side, set), backendsIn(side, nowhere)];
    const sender = () => (now === set ? on : off).senders['ticket-webhook'];
    return {
      name: 'ticket-webhook',
      wants: (entry) => on.backendsFor(entry).includes('ticket-webhook'),
      send: async (item) => (await sender()?.(item)) ?? { type: 'refused', why: 'no sender' },
    };
  });
  now = nowhere;
  await desk.says('c', 'talk to a person');
  await desk.later(3_600_000);
  expect(receiver.asked()).toBe(0);
  expect(String(desk.warned.at(-1)?.fields.why)).toContain('TICKET_WEBHOOK_URL is not set');
  now = set;
  await desk.later(600_000);
  expect(receiver.taken.map(({ key }) => key)).toEqual((await desk.told('c')).map(({ key }) => key));
  await receiver.close();
});

it('lets one that is away hold up none of the others', async () => {
  const [receiver, mailbox] = await Promise.all([startReceiver(), startMailbox()]);
  await receiver.goAway();
  const settings = {
    webhook: { url: receiver.url, secret },
    mail: { smtpUrl: mailbox.url, from, ticketsTo: ['desk@example.org'], inbound: undefined },
  };
  desk = await deskWith((side) => backendsIn(side, settings));
  await desk.says('c', 'talk to a person');
  await desk.says('c', 'anna@example.org');
  await desk.later(0);
  expect(mailbox.mails.map(({ recipients }) => recipients.join()).sort()).toEqual([
    'anna@example.org',
    'desk@example.org',
    'desk@example.org',
  ]);
  await mailbox.close();
});
