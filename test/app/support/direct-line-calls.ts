import type { FixpathData } from '../../../src/domain/wire/wire.ts';
import { secret } from './server-process.ts';

/** An activity as Direct Line shows it. */
export type Told = {
  readonly text?: string;
  readonly channelData?: Partial<FixpathData>;
  readonly attachments?: readonly { readonly contentUrl?: string }[];
};

/** A person's calls to a server's Direct Line. */
export function directLineCalls(url: string, from: { readonly id: string; readonly name?: string }) {
  const conversations = `${url}/v3/directline/conversations`;
  const authorization = `Bearer ${secret}`;
  const ask = async <Answer>(path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(conversations + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
    return answer.json() as Promise<Answer>;
  };
  const log = async (conversation: string): Promise<readonly Told[]> =>
    (await ask<{ activities: readonly Told[] }>(`/${conversation}/activities`)).activities;
  return {
    begin: async (): Promise<string> => (await ask<{ conversationId: string }>('', { user: from })).conversationId,
    say: (conversation: string, text: string) =>
      ask<{ id: string }>(`/${conversation}/activities`, { type: 'message', from, text }),
    /** Words with a file. */
    sendFile: async (conversation: string, text: string, name: string, content: string): Promise<void> => {
      const form = new FormData();
      const activity = { type: 'message', from, text };
      form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
      form.append('file', new Blob([content], { type: 'text/plain' }), name);
      const answer = await fetch(`${conversations}/${conversation}/upload?userId=${from.id}`, {
        method: 'POST',
        headers: { authorization },
        body: form,
      });
      if (!answer.ok) throw new Error(`The file was answered ${answer.status}: ${await answer.text()}`);
    },
    log,
    /** What was in the first file that was sent. */
    firstFile: async (conversation: string): Promise<string> => {
      const [link = ''] = (await log(conversation)).flatMap(({ attachments = [] }) =>
        attachments.flatMap(({ contentUrl }) => contentUrl ?? []),
      );
      return (await fetch(link)).text();
    },
    /** The step of the question that was asked last. */
    lastStep: async (conversation: string): Promise<string | undefined> =>
      (await log(conversation)).flatMap(({ channelData }) => channelData?.fixpath?.step ?? []).at(-1),
  };
}
