import type { Content } from '../domain/content/content.ts';
import type { NewEntry } from '../domain/conversation/turn.ts';
import type { Backend } from '../domain/ports/backend.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Deadline } from '../domain/ports/deadline.ts';
import type { Sender } from '../domain/ports/sender.ts';
import type { Store } from '../domain/ports/store.ts';
import { tryAgainAt } from '../domain/try-again-at.ts';
import { type LinkBack, personMail } from './mail/person-mail.ts';
import { type PostParts, postOffice } from './mail/post-office.ts';
import type { ReplyTokens } from './mail/reply-token.ts';
import { ticketMail } from './mail/ticket-mail.ts';
import { deskDestination, type TeamsDeskParts, teamsDesk } from './teams/teams-desk.ts';
import { ticketWebhook, type WebhookParts } from './webhook/ticket-webhook.ts';

export type BackendSettings = {
  readonly webhook: Pick<WebhookParts, 'url' | 'secret'> | undefined;
  readonly mail:
    | (Pick<PostParts, 'smtpUrl' | 'from'> & {
        readonly ticketsTo: readonly string[];
        /** Where replies go, if they are read here. */
        readonly inbound: { readonly address: string } | undefined;
      })
    | undefined;
};

export type BackendParts = {
  readonly store: Pick<Store, 'handoff' | 'transcript' | 'handoffChanges' | 'receiptOf' | 'entry' | 'file'>;
  /** Asked with every send. */
  readonly content: Pick<Content, 'desk' | 'agentWords'> & {
    readonly spoken: (language: string | undefined) => Pick<Content, 'phrases' | 'flows'>;
  };
  readonly clock: Clock;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  /** How long one send may take. */
  readonly deadline?: Deadline;
  /** The way back into a person's chat. */
  readonly linkBack: LinkBack;
  /** Marks mails as belonging to a thread. */
  readonly tokens: Pick<ReplyTokens, 'tokenOf'>;
  /** The channel in which agents work, if one is set, and where files can be fetched for a while. */
  readonly channel?: Pick<TeamsDeskParts, 'agentsChannel' | 'linkTo' | 'posted'> | undefined;
};

/** Who is told of an entry, and who carries it there. */
export type OpenBackends = {
  readonly backendsFor: (entry: NewEntry) => readonly string[];
  readonly senders: Readonly<Record<string, Sender>>;
  readonly toldOfErasure: readonly string[];
};

/** The backends that are told when a handoff's person is erased: what was mailed cannot be taken back. */
export function toldOfErasure({ webhook }: Pick<BackendSettings, 'webhook'>, hasChannel: boolean): readonly string[] {
  return [...(webhook ? ['ticket-webhook'] : []), ...(hasChannel ? [deskDestination] : [])];
}

/** The setting each backend waits for. */
const settingOf = {
  'ticket-webhook': 'TICKET_WEBHOOK_URL',
  'ticket-mail': 'TICKET_MAIL_TO',
  'person-mail': 'SMTP_URL',
  [deskDestination]: 'TEAMS_DESK_CHANNEL',
} as const;

/** The backends that are set. What was meant for one that no longer is waits until it is set again. */
export function openBackends({ webhook, mail }: BackendSettings, parts: BackendParts): OpenBackends {
  const replies = mail?.inbound && { ...mail.inbound, ...parts.tokens };
  const post = mail && postOffice({ ...mail, ...parts, replies });
  const backends: readonly Backend[] = [
    ...(webhook ? [ticketWebhook({ ...webhook, ...parts })] : []),
    ...(post && mail.ticketsTo.length > 0 ? [ticketMail({ ...parts, to: mail.ticketsTo, post })] : []),
    ...(post ? [personMail({ ...parts, post, isReadBack: replies !== undefined })] : []),
    ...(parts.channel ? [teamsDesk({ ...parts, ...parts.channel })] : []),
  ];
  const unset = Object.entries(settingOf).map(([name, setting]) => [name, untilSet(setting, parts)]);
  return {
    backendsFor: (entry) => backends.filter(({ wants }) => wants(entry)).map(({ name }) => name),
    toldOfErasure: toldOfErasure({ webhook }, parts.channel !== undefined),
    senders: { ...Object.fromEntries(unset), ...Object.fromEntries(backends.map(({ name, send }) => [name, send])) },
  };
}

function untilSet(setting: string, { clock, random }: BackendParts): Sender {
  return async (item) => ({
    type: 'again',
    at: tryAgainAt(item, clock(), random),
    why: `${setting} is not set; this waits for it.`,
  });
}
