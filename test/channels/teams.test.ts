import { randomUUID } from 'node:crypto';
import { openConnection } from '../../src/channels/teams/connection/open-connection.ts';
import { conversationKey } from '../../src/channels/teams/conversation-key.ts';
import { createTeams } from '../../src/channels/teams/create-teams.ts';
import { teamsMessage } from '../teams/support/activities.ts';
import { startConnector } from '../teams/support/start-connector.ts';
import { channelPromises } from './promises.ts';

type Button = { readonly title: string; readonly data: { readonly msteams: { readonly text: string; value: object } } };

/** What is posted to Teams, as far as it is looked at: text alone, or a card with buttons. */
type Posted = {
  readonly type: string;
  readonly text?: string;
  readonly attachments?: readonly {
    readonly content: { readonly body: readonly { readonly text?: string; readonly actions?: readonly Button[] }[] };
  }[];
};

channelPromises('Teams', {
  open: async ({ log, heardTyping }) => {
    const connector = await startConnector();
    const channel = createTeams({
      connection: openConnection({ allowUnauthenticated: true }),
      log,
      heardTyping,
      clock: Date.now,
      newId: randomUUID,
      random: () => 0.5,
    });
    const posted = (): readonly Posted[] =>
      connector.posts.map(({ activity }) => activity as Posted).filter(({ type }) => type === 'message');
    const bodyOf = ({ attachments = [] }: Posted) => attachments.flatMap(({ content }) => content.body);
    const buttonsOf = (one: Posted | undefined): readonly Button[] =>
      one ? bodyOf(one).flatMap(({ actions = [] }) => actions) : [];
    return {
      channel,
      personAt: (url) => {
        const post = (body: object | string): Promise<Response> =>
          fetch(`${url}/api/messages`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: typeof body === 'string' ? body : JSON.stringify(body),
          });
        const from = (more: Record<string, unknown>, text = '') => post(teamsMessage(connector.url, text, more));
        return {
          conversation: conversationKey('msteams', 'a:chat'),
          arrive: () => from({ type: 'conversationUpdate', membersAdded: [{ id: '29:ada' }] }),
          write: (text, key) => from({ id: key }, text),
          leave: async () => {
            await from({ type: 'installationUpdate', action: 'remove' });
            await from({ type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] });
          },
          comeBack: async () => {
            await from({ type: 'installationUpdate', action: 'add' });
            await from({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
          },
          edit: (text, key) =>
            from({ id: key, type: 'messageUpdate', channelData: { eventType: 'editMessage' } }, `<p>${text}</p>`),
          remove: (key) => from({ id: key, type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } }),
          attach: (name) => {
            const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name, content: {} };
            return from({ text: undefined, attachments: [file] });
          },
          quote: (text) => {
            const quotedReply = { messageId: '1', preview: 'Is this iPhone signed in?' };
            return from({ entities: [{ type: 'quotedReply', quotedReply }] }, `<quoted messageId="1"/> ${text}`);
          },
          tap: (place, label) => {
            const button = buttonsOf(posted()[place]).find(({ title }) => title === label);
            return from({ value: button?.data.msteams.value }, label);
          },
          post: async (body) => {
            if (typeof body === 'string' || Array.isArray(body) || !('type' in body)) return (await post(body)).status;
            return (await from(body as Record<string, unknown>)).status;
          },
          shown: async (least) => {
            let count = least;
            // Typing is posted as well.
            while (posted().length < least) await connector.received(count++);
            return posted().map((one) => ({
              text:
                one.text ??
                bodyOf(one)
                  .map(({ text = '' }) => text)
                  .join('\n'),
              labels: buttonsOf(one).map(({ title }) => title),
            }));
          },
        };
      },
      close: connector.close,
    };
  },
});
