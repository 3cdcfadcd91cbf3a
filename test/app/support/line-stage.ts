import { expect } from 'vitest';
import { type App, createApp } from '../../../src/app/create-app.ts';
import type { OpenDesk } from '../../../src/app/open-desk.ts';
import { readConfig } from '../../../src/config/read-config.ts';
import type { Reply, ReplyName } from '../../../src/domain/conversation/reply.ts';
import { timerKinds } from '../../../src/domain/conversation/timer.ts';
import type { Store } from '../../../src/domain/ports/store.ts';
import { day, hour, minute } from '../../../src/domain/time.ts';
import type { ButtonValue, ChatToken } from '../../../src/domain/wire/wire.ts';
import { type Answering, createAwaitReplies } from '../../../src/engine/await-replies.ts';
import { openSqliteStore } from '../../../src/storage/sqlite-store.ts';
import { type Activity, type Client, officialClient } from '../../official-clients/official-client.ts';
import { keepingErrors } from '../../play/plain-desk.ts';
import type { Shown, Stage } from '../../play/play-scenario.ts';

/** Between these a conversation begins, ms of a day. */
const morning = 9 * hour;
const afternoon = 15 * hour;

/**
 * The whole server on a folder, restarted at will on its port, and a page's view of it by the official client.
 *
 * @param desk what it plays, where no start is to read that anew
 */
export async function openLineStages(folder: string, contentDir: string, desk?: OpenDesk) {
  const log = keepingErrors();
  let now = Date.UTC(2026, 10, 23, 9);
  let port = 0;
  let store: Store;
  let answering: Answering;
  let app: App;

  const open = async (): Promise<void> => {
    store = await openSqliteStore({ folder });
    answering = createAwaitReplies(store);
    const config = readConfig({ PORT: String(port), DATA_DIR: folder, CONTENT_DIR: contentDir });
    app = await createApp(config, { store, desk, log, clock: () => now });
    port = Number(new URL(app.url).port);
  };
  const close = async (): Promise<void> => {
    await app.close();
    answering.close();
    await store.close();
  };
  await open();

  /** A conversation of its own; `client` is the page that shows it. */
  const stage = (): Stage & { readonly end: () => void } => {
    let token: ChatToken;
    let client: Client | undefined;
    const heard: string[] = [];
    const begin = async (resumeKey?: string): Promise<Client> => {
      const answer = await fetch(`${app.url}/chat/token`, { method: 'POST', body: JSON.stringify({ resumeKey }) });
      token = (await answer.json()) as ChatToken;
      const again = resumeKey !== undefined && { conversationId: token.conversationId };
      return officialClient({ domain: `${app.url}/v3/directline`, token: token.token, webSocket: true, ...again });
    };
    /** What the page shows of the bot, in its order. */
    const shownBy = (page: Client): readonly Activity[] =>
      page.shown
        .filter(({ type, from }) => type === 'message' && from.role === 'bot')
        .toSorted((one, other) => placeOf(one) - placeOf(other));
    const dueTimers = async (): Promise<readonly string[]> => {
      const dues = await Promise.all(timerKinds.map((kind) => store.timerDue(token.conversationId, kind)));
      return timerKinds.filter((_, at) => (dues[at] ?? Number.POSITIVE_INFINITY) <= now);
    };
    /** Waits until the page shows the replies to an input, and takes them. */
    const repliesTo = async (input: string): Promise<readonly Shown[]> => {
      const entries = await answering.replies(token.conversationId, input, 10_000);
      if (!client || !entries) throw new Error(`No answer; ${JSON.stringify(log.errors)}`);
      const page = client;
      const ids = entries.map(({ id }) => id);
      await page.until(() => ids.every((id) => page.shown.some((activity) => activity.id === id)));
      heard.push(...ids);
      expect(shownBy(page).map(({ id }) => id)).toEqual(heard);
      return shownBy(page)
        .slice(heard.length - ids.length)
        .map(shownOf);
    };
    return {
      /** In the daytime: at night nobody is asked how a fix went. */
      greeting: async () => {
        now += minute; // tokens are allowed by the minute
        const isDay = now % day >= morning && now % day < afternoon;
        if (!isDay) now = (Math.floor(now / day) + 1) * day + morning;
        client = await begin();
        await client.until(() => client?.shown.length === 1);
        heard.push(...client.shown.map(({ id }) => id ?? ''));
        return client.shown.map(shownOf);
      },
      say: async (text, tap) => {
        if (!client) throw new Error('The page is not open.');
        const value: ButtonValue | undefined = tap && { fixpath: tap };
        const id = await client.post({ type: 'message', from: { id: 'me' }, text, ...(value && { value }) });
        return repliesTo(id);
      },
      /** The page is closed, the server too; both are opened again later, and what was due is said. */
      later: async (ms) => {
        client?.end();
        const { head = 0 } = (await store.find(token.conversationId)) ?? {};
        await close();
        now += ms;
        await open();
        await expect.poll(dueTimers).toEqual([]);
        const said = (await store.read(token.conversationId, head, 100)).filter(({ body }) => body.kind === 'reply');
        heard.push(...said.map(({ id }) => id));
        client = await begin(token.resumeKey);
        const page = client;
        await page.until(() => shownBy(page).length >= heard.length);
        expect(shownBy(page).map(({ id }) => id)).toEqual(heard);
        return shownBy(page)
          .slice(heard.length - said.length)
          .map(shownOf);
      },
      restart: async () => {
        await close();
        await open();
      },
      end: () => client?.end(),
    };
  };
  return { stage, log, reload: () => app.reload(), close };
}

function placeOf(activity: Activity): number {
  return activity.channelData['webchat:sequence-id'];
}

function shownOf(activity: Activity): Shown {
  // The official client's type of a message leaves out what only some carry.
  const { id, text, channelData, suggestedActions } = activity as unknown as {
    readonly id: string;
    readonly text: string;
    readonly channelData: { readonly fixpath: ReplyName };
    readonly suggestedActions?: {
      readonly actions: readonly { readonly title: string; readonly value: ButtonValue }[];
    };
  };
  const choices = suggestedActions?.actions.map(({ title, value }) => ({ label: title, pick: value.fixpath.pick }));
  const reply: Reply = { ...channelData.fixpath, text, ...(choices && { choices }) };
  return { id, reply };
}
