import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Run, runAgents } from '../../agents/support/run-agents.ts';
import {
  type CardAction,
  type CardShape,
  cardIn,
  type Posted,
  startChannel,
} from '../../backends/support/start-channel.ts';
import { startMailbox } from '../../backends/support/start-mailbox.ts';
import { keepingLog } from '../../http/support/keeping-log.ts';
import { appId, startCloud } from './start-cloud.ts';

export const channelId = '19:agents@thread.tacv2';
export const tenant = '11111111-2222-4333-8444-555555555555';

export const directLineSecret = 'master-key-of-at-least-thirty-two-characters';

/** People who work in the channel. */
export const staff = {
  bo: { id: '29:bo', name: 'Bo Jensen', aadObjectId: '00000000-0000-4000-8000-0000000000b0' },
  cy: { id: '29:cy', name: 'Cy Adams', aadObjectId: '00000000-0000-4000-8000-0000000000c1' },
} as const;

export type Staff = keyof typeof staff;

/** The bot's own name and account in Teams. */
const bot = { id: '28:bot', name: 'Fixpath' };

/**
 * The whole program with a registration, and a channel of Teams in which agents work: activities come with tokens the
 * cloud has signed, and what leaves carries the token of the machine's own identity.
 */
export async function runDeskChannel() {
  const [cloud, channel, identity, mailbox] = await Promise.all([
    startCloud(),
    startChannel(channelId),
    startIdentity(),
    startMailbox(),
  ]);
  const log = keepingLog();
  const run = await runAgents(
    {
      MicrosoftAppId: appId,
      MicrosoftAppType: 'UserAssignedMSI',
      MicrosoftAppTenantId: tenant,
      PUBLIC_URL: 'https://help.example.org',
      SERVICE_URLS: channel.host,
      TEAMS_DESK_CHANNEL: channelId,
      DIRECT_LINE_SECRET: directLineSecret,
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'help@desk.example.org',
    },
    { cloud: cloud.options, log },
  );
  let count = 0;
  const post = (activity: object, authorization: string | undefined = cloud.bearer(channel.url)) =>
    fetch(`${run.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify(activity),
    });
  /** An activity as Teams posts it from the channel; `thread` is the message it stands below. */
  const activity = (by: Staff, thread: string, more: object = {}) => {
    const id = `17${String(++count).padStart(11, '0')}`;
    return {
      type: 'message',
      id,
      channelId: 'msteams',
      serviceUrl: channel.url,
      from: staff[by],
      recipient: bot,
      conversation: {
        id: `${channelId};messageid=${thread === '' ? id : thread}`,
        conversationType: 'channel',
        isGroup: true,
        tenantId: tenant,
      },
      channelData: { channel: { id: channelId }, team: { id: '19:team@thread.tacv2' }, tenant: { id: tenant } },
      ...more,
    };
  };
  const mention = { type: 'mention', text: `<at>${bot.name}</at>`, mentioned: bot };

  return {
    ...live(run),
    run,
    cloud,
    channel,
    identity,
    log,
    post,
    activity,
    /** Writes in a thread; to the bot by name, unless it is told otherwise. */
    write: (by: Staff, thread: string, text: string, more: object = {}) =>
      post(activity(by, thread, { text: `${mention.text} ${text}`, entities: [mention], ...more })),
    /** Presses a button of a card as it is now; gives what whoever pressed it is shown. */
    press: async (by: Staff, card: Posted, title: string, inputs: object = {}): Promise<Shown> => {
      const action = buttonOf(card, title);
      const value = { action: { type: action.type, verb: action.verb, data: { ...action.data, ...inputs } } };
      const invoke = { type: 'invoke', name: 'adaptiveCard/action', value, replyToId: card.id };
      const response = await post(activity(by, card.thread, invoke));
      if (response.status !== 200) throw new Error(`${title}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Shown;
    },
    close: async () => {
      await run.close();
      await Promise.all([cloud.close(), channel.close(), identity.close(), mailbox.close()]);
    },
  };
}

export type DeskChannel = Awaited<ReturnType<typeof runDeskChannel>>;

/** What Teams is answered to a pressed button. */
export type Shown = { readonly type?: string; readonly value: CardShape };

/** The button of that title, one that lies in a card within the card too. */
function buttonOf(card: Posted, title: string): CardAction {
  const within = (actions: readonly CardAction[]): readonly CardAction[] =>
    actions.flatMap((action) => [...within(action.card?.actions ?? []), action]);
  const found = within(cardIn(card).actions).find((action) => action.title === title);
  if (!found) throw new Error(`The card has no button "${title}".`);
  return found;
}

/** Sends what is due. */
function live(run: Run) {
  return { tick: () => run.pass(0) };
}

/** Where Azure tells a program its own identity: it gives out tokens for it. */
async function startIdentity() {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const expires = Math.floor(Date.now() / 1000) + 86_400;
    response.end(
      JSON.stringify({ access_token: 'own-token', expires_on: String(expires), resource: 'r', token_type: 'Bearer' }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const before = { ...process.env };
  process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`;
  process.env.IDENTITY_HEADER = 'secret';
  return {
    close: async () => {
      for (const name of ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER'])
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
