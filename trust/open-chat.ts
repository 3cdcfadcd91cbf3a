import { setTimeout as wait } from 'node:timers/promises';

/** An activity as the server shows it. */
export type Shown = {
  readonly type: string;
  readonly id: string;
  readonly timestamp?: string;
  readonly text?: string;
  readonly replyToId?: string;
  readonly from: { readonly id: string; readonly role?: string };
  readonly attachments?: readonly { readonly contentUrl?: string }[];
};

/** An answer by its status; 0 where nobody answered. */
type Answer = {
  readonly status: number;
  readonly code?: string | undefined;
  readonly id?: string | undefined;
  readonly retryAfter: string | null;
};

/** Somebody in a chat of their own, as the chat page is: with a token, and a key to come back by. */
export type Chat = {
  readonly conversation: string;
  readonly token: () => string;
  /** One attempt. */
  readonly send: (text: string, key: string) => Promise<Answer>;
  readonly sendFile: (bytes: number, key: string) => Promise<Answer>;
  /** Sends until it is acknowledged; the id. */
  readonly insist: (text: string, key: string) => Promise<string>;
  /** All that was said after a place in the log, and the place behind it. */
  readonly readFrom: (watermark: string) => Promise<{ readonly shown: readonly Shown[]; readonly watermark: string }>;
};

/** How often something is tried that a restart may have interrupted. */
const pause = 50;
const longest = 180_000;

/** How long an answer is waited for, ms: a process that is stopped takes requests and answers none. */
const patience = 5_000;

/**
 * @param server its address, or what tells where the next request goes
 * @param address where the person seems to come from
 */
export async function openChat(server: string | (() => string), address: string): Promise<Chat> {
  const urlOf = typeof server === 'string' ? () => server : server;
  const from = { 'x-forwarded-for': address };
  let resumeKey: string | undefined;
  let token = '';
  let conversation = '';
  const enter = async (): Promise<void> => {
    const answer = await until(async () => {
      const asked = await fetch(`${urlOf()}/chat/token`, {
        method: 'POST',
        signal: AbortSignal.timeout(patience),
        headers: from,
        body: JSON.stringify({ resumeKey }),
      });
      return asked.status === 200 ? asked.json() : undefined;
    });
    ({
      token,
      resumeKey,
      conversationId: conversation,
    } = answer as Record<'token' | 'resumeKey' | 'conversationId', string>);
    await until(async () => {
      const begun = await fetch(`${urlOf()}/v3/directline/conversations`, {
        method: 'POST',
        headers: headers(),
        signal: AbortSignal.timeout(patience),
      });
      return begun.status < 300 ? true : undefined;
    });
  };
  const headers = () => ({ ...from, authorization: `Bearer ${token}` });
  const own = (path: string) => `${urlOf()}/v3/directline/conversations/${conversation}/${path}`;
  const post = async (path: string, init: RequestInit): Promise<Answer> => {
    try {
      const answer = await fetch(own(path), { method: 'POST', signal: AbortSignal.timeout(patience), ...init });
      const { id, error } = (await answer.json()) as { id?: string; error?: { code?: string } };
      return { status: answer.status, id, code: error?.code, retryAfter: answer.headers.get('retry-after') };
    } catch {
      return { status: 0, retryAfter: null };
    }
  };
  const activity = (text: string, key: string) =>
    JSON.stringify({ type: 'message', text, channelData: { clientActivityID: key } });
  const send = (text: string, key: string): Promise<Answer> =>
    post('activities', { headers: { ...headers(), 'content-type': 'application/json' }, body: activity(text, key) });
  await enter();
  return {
    conversation,
    token: () => token,
    send,
    sendFile: (bytes, key) => {
      const form = new FormData();
      form.append('activity', new Blob([activity('look', key)]));
      form.append('file', new Blob([new Uint8Array(bytes)]), 'a.png');
      return post('upload', { headers: headers(), body: form });
    },
    insist: (text, key) =>
      until(async () => {
        const { status, id } = await send(text, key);
        if (status === 401 || status === 403) await enter();
        return status === 200 ? id : undefined;
      }),
    readFrom: async (watermark) => {
      const shown: Shown[] = [];
      for (let place = watermark; ; ) {
        const page = await until(async () => {
          const answer = await fetch(own(`activities?watermark=${place}`), {
            headers: headers(),
            signal: AbortSignal.timeout(patience),
          });
          if (answer.status === 403) await enter();
          return answer.status === 200 ? answer.json() : undefined;
        });
        const { activities, watermark: next } = page as { activities: Shown[]; watermark: string };
        shown.push(...activities);
        if (next === place || activities.length === 0) return { shown, watermark: next };
        place = next;
      }
    },
  };
}

/** What an attempt gives at last; it is made again where it gives nothing, or nobody answers. */
async function until<Result>(attempt: () => Promise<Result | undefined>): Promise<Result> {
  for (const end = performance.now() + longest; performance.now() < end; await wait(pause)) {
    const result = await attempt().catch(() => undefined);
    if (result !== undefined) return result;
  }
  throw new Error(`Nobody has answered for ${longest / 1000} s.`);
}
