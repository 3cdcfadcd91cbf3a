/** A visitor without a browser: says what a page would never let them. */
export type Writer = {
  readonly say: (text: string) => Promise<void>;
  readonly send: (name: string, content: string) => Promise<void>;
  /** Whatever a request may carry. */
  readonly post: (activity: object) => Promise<void>;
  /** What the person was shown, in order. */
  readonly shown: () => Promise<readonly string[]>;
  /** Who they are, and where. */
  readonly conversation: string;
};

/** A new conversation of somebody of this name. With the master key there is no limit to how many begin. */
export async function writeAs(url: string, name: string, key?: string): Promise<Writer> {
  const begun = await fetch(key === undefined ? `${url}/chat/token` : `${url}/v3/directline/tokens/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify(key === undefined ? {} : { user: { id: `dl_${crypto.randomUUID()}` } }),
  });
  // Our own server's answer.
  const { token, conversationId, userId } = (await begun.json()) as Record<string, string>;
  const headers = { authorization: `Bearer ${token}` };
  const from = { id: userId, name };
  const post = async (path: string, body: string | FormData) => {
    const response = await fetch(`${url}/v3/directline/conversations/${conversationId}/${path}`, {
      method: 'POST',
      headers: { ...headers, ...(typeof body === 'string' && { 'content-type': 'application/json' }) },
      body,
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  return {
    conversation: conversationId ?? '',
    say: (text) => post('activities', JSON.stringify({ type: 'message', text, from })),
    post: (activity) => post('activities', JSON.stringify({ from, ...activity })),
    shown: async () => {
      const answer = await fetch(`${url}/v3/directline/conversations/${conversationId}/activities`, { headers });
      const { activities } = (await answer.json()) as { activities: readonly { text?: string }[] };
      return activities.map(({ text }) => text ?? '');
    },
    send: (file, content) => {
      const form = new FormData();
      form.set(
        'activity',
        new Blob([JSON.stringify({ type: 'message', from })], { type: 'application/vnd.microsoft.activity' }),
      );
      form.set('file', new File([content], file, { type: 'text/html' }));
      return post(`upload?userId=${userId}`, form);
    },
  };
}
