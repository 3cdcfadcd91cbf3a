import { randomUUID } from 'node:crypto';
import { createDirectLine } from '../../src/channels/direct-line/create-direct-line.ts';
import { createFiles } from '../../src/channels/files/create-files.ts';
import type { ButtonValue, ChatToken } from '../../src/domain/wire/wire.ts';
import { type Client, officialClient } from '../official-clients/official-client.ts';
import { channelPromises } from './promises.ts';

const secret = 'the-master-key-of-the-tests-0123456789';

/** What the official client gives, as far as it is looked at. */
type Message = {
  readonly type: string;
  readonly from: { readonly role?: string };
  readonly text: string;
  readonly suggestedActions?: {
    readonly actions: readonly { readonly title: string; readonly value: ButtonValue }[];
  };
};

channelPromises('Direct Line', {
  skip: {
    'hears a reply that quotes as it hears one that does not, and keeps the quote': 'nothing is quoted there',
    'says that a file does not come through, and tells that there was one': 'files are taken',
    'tells agents what was edited and deleted, and answers neither': 'nothing is edited there',
    'ends with whoever removes the bot, and greets them once when they add it again': 'nobody removes it there',
  },
  open: async ({ store, log, heardTyping }) => {
    const signingKey = randomUUID() + randomUUID();
    const channel = createDirectLine({
      store,
      log,
      heardTyping,
      secret,
      signingKey,
      clock: Date.now,
      steady: Date.now,
      newId: randomUUID,
      files: createFiles({ store, clock: Date.now, steady: Date.now, signingKey, newId: randomUUID }),
      bot: { id: 'fixpath', name: 'Help desk' },
    });
    let client: Client | undefined;
    return {
      channel,
      personAt: async (url) => {
        const begun = await fetch(`${url}/chat/token`, { method: 'POST' });
        const { token, conversationId } = (await begun.json()) as ChatToken;
        const domain = `${url}/v3/directline`;
        const post = (path: string, body: object | string): Promise<Response> =>
          fetch(`${domain}/conversations${path}`, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: typeof body === 'string' ? body : JSON.stringify(body),
          });
        const messages = (): readonly Message[] =>
          (client?.shown ?? [])
            .map((activity) => activity as unknown as Message)
            .filter(({ type, from }) => type === 'message' && from.role === 'bot');
        const activities = `/${conversationId}/activities`;
        return {
          conversation: conversationId,
          arrive: async () => {
            client ??= officialClient({ domain, token, webSocket: true });
            await post('', {});
          },
          write: (text, key) => post(activities, { type: 'message', text, channelData: { clientActivityID: key } }),
          tap: (place, label) => {
            const action = messages()[place]?.suggestedActions?.actions.find(({ title }) => title === label);
            return post(activities, { type: 'message', text: label, value: action?.value });
          },
          post: async (body) => (await post(activities, body)).status,
          shown: async (least) => {
            await client?.until(() => messages().length >= least);
            return messages().map(({ text, suggestedActions }) => ({
              text,
              labels: suggestedActions?.actions.map(({ title }) => title) ?? [],
            }));
          },
        };
      },
      close: async () => client?.end(),
    };
  },
});
