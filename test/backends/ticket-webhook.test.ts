import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TicketPayload } from '../../src/backends/webhook/ticket-payload.ts';
import { ticketWebhook } from '../../src/backends/webhook/ticket-webhook.ts';
import { type DeskWith, deskWith } from './support/desk-with.ts';
import { backendPromises } from './support/promises.ts';
import { startReceiver } from './support/start-receiver.ts';

const root = join(import.meta.dirname, '../..');
const secret = 'a secret of at least thirty-two characters';

backendPromises('tickets by webhook', {
  startFar: startReceiver,
  backendOf: (side, { url }, deadline) => ticketWebhook({ ...side, url, secret, deadline }),
});

type Verify = (
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: string,
  secret: string,
  now?: number,
) => boolean;

/** The verification that docs/backends.md shows, as it stands there. */
async function shownVerification(): Promise<Verify> {
  const page = readFileSync(join(root, 'docs/backends.md'), 'utf8');
  const code = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const loaded: { isFromFixpath: Verify } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return loaded.isFromFixpath;
}

const schema = JSON.parse(readFileSync(join(root, 'schemas/ticket.schema.json'), 'utf8'));
const isTicket = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema);
const faults = (payload: unknown) => (isTicket(payload) ? [] : isTicket.errors);

describe('tickets by webhook', () => {
  let desk: DeskWith;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  beforeEach(async () => {
    receiver = await startReceiver();
    desk = await deskWith((side) => ticketWebhook({ ...side, url: receiver.url, secret }));
  });
  afterEach(async () => {
    await desk.close();
    await receiver.close();
  });
  const payloads = (): TicketPayload[] => receiver.received.map(({ body }) => JSON.parse(body));

  it('are signed so that the verification in the documents accepts them, and nothing else', async () => {
    const isFromFixpath = await shownVerification();
    await desk.says('c', 'talk to a person, bitte schön 📷');
    await desk.says('c', 'talk to a person');
    await desk.later(0);
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    const at = desk.now;
    expect(isFromFixpath(headers, body, secret, at)).toBe(true);
    const timestamp = String(headers['x-fixpath-timestamp']);
    const plain = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    expect(headers['x-fixpath-signature']).toBe(`sha256=${plain}`);
    expect(isFromFixpath(headers, `${body} `, secret, at)).toBe(false);
    expect(isFromFixpath(headers, body, `${secret}!`, at)).toBe(false);
    expect(isFromFixpath(headers, body, secret, at + 301_000)).toBe(false);
    expect(isFromFixpath({ ...headers, 'x-fixpath-timestamp': '1' }, body, secret, 1000)).toBe(false);
    expect(isFromFixpath({}, body, secret, at)).toBe(false);
  });

  it('tell every kind of change, each as the schema says', async () => {
    desk.somebody = true;
    await desk.says('c', 'my photos are not uploading');
    await desk.says('c', 'yes');
    await desk.says('c', 'talk to a person');
    await desk.moves('c', { type: 'claim' });
    await desk.answers('c', 'Hello, I have read it all.');
    await desk.moves('c', { type: 'release', why: 'lunch' });
    await desk.says('c', 'bot');
    await desk.says('c', 'talk to a person');
    await desk.later(desk.content.desk.claimSeconds * 1000);
    await desk.later(desk.content.desk.claimSeconds * 1000);
    await desk.says('c', 'anna@example.org');
    await desk.moves('c', { type: 'claim' });
    await desk.moves('c', { type: 'close' });
    await desk.says('c', '4');
    await desk.says('c', 'quick and kind');
    await desk.later(0);
    expect(payloads().map(({ type }) => type)).toEqual([
      'handoff.requested',
      'handoff.claimed',
      'handoff.released',
      'handoff.withdrawn',
      'handoff.requested',
      'handoff.unclaimed',
      'handoff.ticketed',
      'handoff.updated',
      'handoff.claimed',
      'handoff.closed',
      'handoff.rated',
      'handoff.rated',
    ]);
    for (const payload of payloads()) expect(faults(payload)).toEqual([]);
    expect(payloads().map(({ handoff }) => handoff.rating)).toEqual([
      ...Array(10).fill(undefined),
      { stars: 4 },
      { stars: 4, word: 'quick and kind' },
    ]);
    expect(payloads().at(-1)?.handoff).toMatchObject({ state: 'closed', agent: { name: 'Bo' } });
    for (const { headers, body } of receiver.received)
      expect(headers['idempotency-key']).toBe((JSON.parse(body) as TicketPayload).id);
  });

  it('tell a handoff as it was at the change, with what was said up to then', async () => {
    receiver.manner = 'trouble';
    await desk.says('c', 'my photos are not uploading');
    await desk.says('c', 'talk to a person');
    await desk.says('c', 'anna@example.org');
    await desk.moves('c', { type: 'claim' });
    await desk.answers('c', 'Only later.');
    receiver.manner = 'well';
    await desk.later(600_000);
    const told = new Map(payloads().map((payload) => [payload.type, payload]));
    const [requested, ticketed, updated, claimed] = ['requested', 'ticketed', 'updated', 'claimed'].map((type) =>
      told.get(`handoff.${type}` as TicketPayload['type']),
    );
    expect(requested?.handoff).toMatchObject({
      state: 'requested',
      channel: 'terminal',
      problem: 'my photos are not uploading',
    });
    expect(requested?.handoff.history).toHaveLength(1);
    expect(requested?.handoff.number).toBeUndefined();
    expect(ticketed?.handoff.number).toMatch(/^\w{8}$/);
    expect(ticketed?.handoff.person).toEqual({ id: 'dl_anna', name: 'Anna' });
    expect(updated?.handoff.person).toEqual({ id: 'dl_anna', name: 'Anna', mail: 'anna@example.org' });
    expect(updated?.handoff.agent).toBeUndefined();
    expect(claimed?.handoff).toMatchObject({ state: 'claimed', agent: { id: 'agent-1', name: 'Bo' } });
    for (const each of told.values()) expect(JSON.stringify(each)).not.toContain('Only later.');
    expect(requested?.transcript.map(({ text }) => text)).toContain('talk to a person');
    expect(requested?.transcript.map(({ text }) => text)).not.toContain('anna@example.org');
  });

  it('carry the newest 200 lines of a long conversation, and say how many are missing', async () => {
    for (let n = 1; n <= 120; n++) await desk.says('c', `hello ${n}`);
    await desk.says('c', 'talk to a person');
    await desk.later(0);
    const told = payloads().at(-1);
    const shown = (await desk.read('c')).filter(
      ({ seenBy, body }) => seenBy.includes('agents') && body.kind !== 'record',
    );
    expect(told?.transcript).toHaveLength(200);
    expect((told?.omitted ?? 0) + 200).toBe(shown.length);
    expect(told?.transcript.at(-1)?.id).toBe(shown.at(-1)?.id);
  });

  it('follow no redirect', async () => {
    const elsewhere = await startReceiver();
    receiver.answerWith({ status: 307, headers: { location: elsewhere.url } });
    await desk.says('c', 'talk to a person');
    await desk.later(0);
    await elsewhere.close();
    expect(elsewhere.asked()).toBe(0);
    expect(desk.warned.at(-1)?.fields).toMatchObject({ ended: 'refused' });
    expect(String(desk.warned.at(-1)?.fields.why)).toContain('redirect');
  });

  it('wait as long as they are told to, and no longer', async () => {
    receiver.answerWith({ status: 429, headers: { 'retry-after': '120' } });
    await desk.says('c', 'talk to a person');
    await desk.later(0);
    receiver.answerWith(undefined);
    await desk.later(119_000);
    expect(receiver.taken).toEqual([]);
    await desk.later(1_000);
    expect(receiver.taken.map(({ key }) => key)).toEqual((await desk.told('c')).map(({ key }) => key));
  });

  it.each([408, 425, 429, 500, 502, 599])('try again after %i', async (status) => {
    receiver.answerWith({ status });
    await desk.says('c', 'talk to a person');
    await desk.later(0);
    expect(desk.warned.at(-1)?.fields).toMatchObject({ ended: 'again' });
  });

  it.each([400, 401, 404, 410, 422])('take %i for a refusal', async (status) => {
    receiver.answerWith({ status });
    await desk.says('c', 'talk to a person');
    await desk.later(0);
    expect(desk.warned.at(-1)?.fields).toMatchObject({ ended: 'refused' });
  });
});

it('the schema turns down what is no ticket', () => {
  expect(faults({})).not.toEqual([]);
  expect(faults({ type: 'handoff.vanished' })).not.toEqual([]);
});
