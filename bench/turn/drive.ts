import { randomUUID } from 'node:crypto';
import autocannon, { type Request } from 'autocannon';
import type { Script } from './script.ts';

export type DriveOptions = {
  readonly url: string;
  readonly script: Script;
  /** Conversations at once: each has one connection, and waits for its answer before it goes on. */
  readonly conversations: number;
  readonly seconds: number;
};

/** What a round came to. Latencies in ms, in order of size. */
export type Driven = { readonly turns: number; readonly seconds: number; readonly latencies: readonly number[] };

/**
 * Plays a script over and over in several conversations at once. Throws if any answer is not the one the script
 * expects: a server that says sorry quickly is not fast.
 */
export async function drive({ url, script, conversations, seconds }: DriveOptions): Promise<Driven> {
  const latencies: number[] = [];
  const faults: string[] = [];
  const began = performance.now();
  let ended = began;
  const run = autocannon({
    url,
    connections: conversations,
    duration: seconds,
    setupClient: (client) => client.setRequests(requestsOf(script, randomUUID(), faults)),
  });
  run.on('response', (_client: unknown, _status: number, _bytes: number, ms: number) => {
    latencies.push(ms);
    ended = performance.now();
  });
  const { errors, timeouts } = await run;
  if (errors + timeouts > 0) faults.unshift(`${errors} broken connections, ${timeouts} without an answer.`);
  if (latencies.length === 0) faults.unshift('Nothing was answered.');
  if (faults.length > 0) throw new Error(`${url}: ${faults.length} wrong answers. The first: ${faults[0]}`);
  return {
    turns: latencies.length,
    seconds: (ended - began) / 1000,
    latencies: latencies.sort((one, other) => one - other),
  };
}

function requestsOf(script: Script, conversation: string, faults: string[]): readonly Request[] {
  return script.map(({ words, answer }) => ({
    method: 'POST',
    path: '/api/messages',
    headers: { 'content-type': 'application/json' },
    setupRequest: (request) => ({ ...request, body: JSON.stringify(activityOf(words, conversation)) }),
    onResponse: (status, body) => {
      if (status !== 200 || !body.includes(answer)) faults.push(`"${words}" got ${status} ${body.slice(0, 500)}`);
    },
  }));
}

/** A message as the Emulator posts it. */
function activityOf(text: string, conversation: string): object {
  const now = new Date().toISOString();
  return {
    type: 'message',
    id: randomUUID(),
    timestamp: now,
    localTimestamp: now,
    channelId: 'emulator',
    serviceUrl: 'http://127.0.0.1:9',
    from: { id: `person-${conversation}`, name: 'User', role: 'user' },
    recipient: { id: 'bot', name: 'Bot', role: 'bot' },
    conversation: { id: conversation },
    text,
    textFormat: 'plain',
    locale: 'en-US',
    deliveryMode: 'expectReplies',
  };
}
