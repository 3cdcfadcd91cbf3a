import type { LineActivity, LineAnswer, LineFrame } from './activity.ts';

/** What beginning or taking up a conversation answers. */
export type Admission = { readonly conversationId: string; readonly token: string; readonly streamUrl: string };

/** A conversation and the token that opens it. */
export type LinePass = { readonly conversation: string; readonly token: string };

/** How long the desk may take to answer, ms. */
const patience = 20_000;
/** An upload on a slow phone takes longer. */
const uploadPatience = 120_000;

/** Begins the conversation of a token, or takes it up. */
export function beginConversation(token: string, user: string, locale: string): Promise<LineAnswer<Admission>> {
  return ask(token, 'conversations', { method: 'POST', body: JSON.stringify({ user: { id: user }, locale }) });
}

/** Asks for a fresh stream address, from a place in the log on. */
export function takeUpConversation(pass: LinePass, watermark: string): Promise<LineAnswer<Admission>> {
  return ask(pass.token, `conversations/${pass.conversation}?watermark=${encodeURIComponent(watermark)}`);
}

/** What was said after a place in the log; `isSeen` tells that the person has the chat before them. */
export function readActivities(
  { conversation, token }: LinePass,
  watermark: string,
  isSeen: boolean,
): Promise<LineAnswer<LineFrame>> {
  const place = new URLSearchParams({ watermark, ...(isSeen && { inView: 'true' }) });
  return ask(token, `conversations/${conversation}/activities?${place}`);
}

/** Sends an activity, with the files that go with it. */
export function postActivity(
  pass: LinePass,
  activity: LineActivity,
  files: readonly File[] = [],
): Promise<LineAnswer<{ readonly id?: string }>> {
  const here = `conversations/${pass.conversation}`;
  if (files.length === 0)
    return ask(pass.token, `${here}/activities`, { method: 'POST', body: JSON.stringify(activity) });
  const form = new FormData();
  form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
  for (const file of files) form.append('file', file, file.name);
  const user = encodeURIComponent(activity.from?.id ?? '');
  return ask(pass.token, `${here}/upload?userId=${user}`, { method: 'POST', body: form }, uploadPatience);
}

/** Where the stream is, seen from this page: a proxy may show the desk under another address than it knows. */
export function streamAddress(streamUrl: string): string {
  const given = new URL(streamUrl);
  const [, path = ''] = /(v3\/directline\/.*)$/.exec(given.pathname) ?? [];
  const address = new URL(path + given.search, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  address.hash = '';
  return address.href;
}

async function ask<Body>(
  token: string,
  path: string,
  init: RequestInit = {},
  ms = patience,
): Promise<LineAnswer<Body>> {
  try {
    const response = await fetch(new URL(`v3/directline/${path}`, location.href), {
      ...init,
      headers: {
        authorization: `Bearer ${token}`,
        ...(typeof init.body === 'string' && { 'content-type': 'application/json' }),
      },
      signal: AbortSignal.timeout(ms),
    });
    if (!response.ok)
      return { type: 'refused', status: response.status, wait: Number(response.headers.get('retry-after')) || 0 };
    // Our own server answers with the type of the wire.
    return { type: 'answered', body: (await response.json()) as Body };
  } catch {
    return { type: 'unreached' };
  }
}
