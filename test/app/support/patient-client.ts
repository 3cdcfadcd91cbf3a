import { type ServerProcess, secret } from './server-process.ts';

/** A message's key and words. */
export type Line = { readonly key: string; readonly text: string };

export type ClientParts = {
  /** The server that is up, or about to be. */
  readonly server: () => Promise<ServerProcess>;
  /** Told of every acknowledgement. */
  readonly acknowledged: () => void;
};

/** Sends what a person says as channels do: the same again under the same key until a process acknowledges it. */
export type PatientClient = {
  /** The conversation's id in the store. */
  readonly conversation: string;
  /** Resolves to what the acknowledgement said: an id, or the replies' texts. */
  readonly deliver: (line: Line) => Promise<string>;
};

export async function directLineClient(parts: ClientParts): Promise<PatientClient> {
  const from = { id: 'dl_anna' };
  const begun = await insist(parts, '/v3/directline/conversations', { user: from });
  const { conversationId: conversation } = begun as { conversationId: string };
  return {
    conversation,
    deliver: async ({ key, text }) => {
      const channelData = { clientActivityID: key };
      const activity = { type: 'message', from, text, channelData };
      const answer = await insist(parts, `/v3/directline/conversations/${conversation}/activities`, activity);
      parts.acknowledged();
      return (answer as { id: string }).id;
    },
  };
}

export function expectingClient(parts: ClientParts, name: string): PatientClient {
  return {
    conversation: `emulator:${name}`,
    deliver: async ({ key, text }) => {
      const answer = await insist(parts, '/api/messages', {
        type: 'message',
        id: key,
        channelId: 'emulator',
        serviceUrl: 'http://127.0.0.1:9/',
        from: { id: 'anna' },
        recipient: { id: 'bot' },
        conversation: { id: name },
        deliveryMode: 'expectReplies',
        text,
      });
      parts.acknowledged();
      return (answer as { activities: { text: string }[] }).activities
        .map(({ text: said }) => withoutPlace(said))
        .join('\n');
    },
  };
}

/** A reply without the place in the queue: that depends on who else waits just then, and on nothing of the turn. */
export function withoutPlace(text: string): string {
  return text.replace(/ [^.?!]*\d+[^.?!]*queue\./, '');
}

/** Posts until a server answers, whichever process that is. */
async function insist({ server }: ClientParts, path: string, body: object): Promise<unknown> {
  for (;;) {
    const { url } = await server();
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify(body),
    })
      .then(
        async (answer) => ({ status: answer.status, body: await answer.text() }),
        () => undefined, // the process died
      )
      .catch(() => undefined); // it died while it answered
    if (response === undefined || response.status === 504) continue;
    if (response.status >= 300) throw new Error(`${path} was answered ${response.status}: ${response.body}`);
    return JSON.parse(response.body);
  }
}
