import { expect, it, onTestFinished } from 'vitest';
import { openTraces } from '../../src/app/traces/open-traces.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { openChat, runAgents, until } from '../agents/support/run-agents.ts';
import { startReceiver } from '../backends/support/start-receiver.ts';
import { keepingLog } from '../http/support/keeping-log.ts';

type Attribute = { readonly key: string; readonly value: Readonly<Record<string, string>> };
type SentSpan = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly Attribute[];
};

/** Everything that a receiver was sent, as plain objects. */
function spansIn(received: readonly { readonly body: string }[]) {
  return received
    .flatMap(({ body }) => JSON.parse(body).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap(({ spans }) => spans as readonly SentSpan[])
    .map(({ attributes, ...span }) => ({
      ...span,
      told: Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
    }));
}

it('sends a tree of spans for each input, with what is sent afterwards, the verdicts, and no word', async () => {
  const [receiver, webhook] = [await startReceiver(), await startReceiver()];
  const run = await runAgents({
    OTEL_EXPORTER_OTLP_ENDPOINT: new URL('/otlp', receiver.url).href,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-team=help%20desk',
    TICKET_WEBHOOK_URL: webhook.url,
    TICKET_WEBHOOK_SECRET: 'a-secret-of-the-webhook-0123456789abcdef',
  });
  onTestFinished(async () => {
    await receiver.close();
    await webhook.close();
  });
  const chat = await openChat(run);
  const first = await chat.write('photos not uploading');
  const second = await chat.write('zquirbel flurb');
  const third = await chat.write('talk to a person');
  await until(() => webhook.received.length > 0);
  const counted = await (await fetch(`${run.url}/metrics`)).text();
  expect(counted).toMatch(/^fixpath_verdicts_total\{of="opening",verdict="sure"\} 1$/m);
  expect(counted).toMatch(/^fixpath_verdicts_total\{of="reply",verdict="unheard"\} 1$/m);
  // What is still waiting is sent as it ends.
  await run.close();

  const spans = spansIn(receiver.received);
  const of = (input: string) => {
    const root = spans.find(({ told }) => told['fixpath.input'] === input);
    const below = spans.filter(({ parentSpanId }) => parentSpanId === root?.spanId);
    return { root, below, names: below.map(({ name }) => name).toSorted() };
  };
  expect(of(first).root).toMatchObject({
    name: 'message',
    told: { channel: 'directline', by: 'person', ending: 'done' },
  });
  expect(of(first).root?.parentSpanId).toBeUndefined();
  expect(of(first).names).toEqual(['committed', 'stored', 'turn']);
  expect(of(third).names).toEqual(['committed', 'sent', 'stored', 'turn']);
  for (const input of [first, second, third])
    for (const { traceId, startTimeUnixNano, endTimeUnixNano } of of(input).below) {
      expect(traceId).toBe(of(input).root?.traceId);
      expect(BigInt(endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(startTimeUnixNano));
    }
  const turn = (input: string) => of(input).below.find(({ name }) => name === 'turn')?.told;
  expect(turn(first)).toMatchObject({ 'verdict.opening': 'sure' });
  expect(turn(second)).toMatchObject({ 'verdict.reply': 'unheard' });
  expect(of(third).below.find(({ name }) => name === 'sent')?.told).toMatchObject({
    destination: 'ticket-webhook',
    result: 'sent',
  });
  expect(JSON.stringify(spans)).not.toMatch(/zquirbel|photos not/);
  expect(receiver.received[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'x-team': 'help desk' });
});

it('costs spans and no turn where the receiver is away, and says so', async () => {
  const log = keepingLog();
  const settings = { url: 'http://127.0.0.1:9/v1/traces', headers: {}, service: 'fixpath' };
  const traces = openTraces(settings, log);
  const { a } = traces.sending({ a: async () => ({ type: 'refused', why: 'zquirbel' }) });
  const item = { id: 'i', destination: 'a', entry: 'x.1', conversation: 'c', attempts: 1, fence: 1 };
  expect(await a?.({ ...item, body: {} as never })).toEqual({ type: 'refused', why: 'zquirbel' });
  await traces.close();
  expect(log.lines).toMatchObject([{ level: 'warn', event: 'traces not taken', fields: { spans: 1 } }]);
});

it('takes an address that nobody can listen to, and headers as OpenTelemetry writes them', () => {
  const read = (OTEL_EXPORTER_OTLP_ENDPOINT: string, headers = '') =>
    readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS: headers }).traces;
  expect(readConfig({}).traces).toBeUndefined();
  expect(read('https://otel.example.org/', 'a=b%20c, d=e=f')).toEqual({
    url: 'https://otel.example.org/v1/traces',
    headers: { a: 'b c', d: 'e=f' },
    service: 'fixpath',
  });
  expect(() => read('http://otel.example.org')).toThrow('OTEL_EXPORTER_OTLP_ENDPOINT is no https address');
  expect(() => read('http://127.0.0.1:4318', 'nothing')).toThrow('OTEL_EXPORTER_OTLP_HEADERS');
});
