import { mailRoute } from '../backends/mail/inbound/mail-route.ts';
import { mailTaker } from '../backends/mail/inbound/take-mail.ts';
import { watchMailbox } from '../backends/mail/inbound/watch-mailbox.ts';
import type { ReplyTokens } from '../backends/mail/reply-token.ts';
import type { Config } from '../config/read-config.ts';
import type { Content } from '../domain/content/content.ts';
import type { KeepFiles } from '../domain/conversation/file.ts';
import type { Accept } from '../domain/ports/channel.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Store } from '../domain/ports/store.ts';
import type { AppSignals } from '../domain/signals.ts';
import type { Routes } from '../domain/wire/route.ts';

export type InboundMailParts = {
  readonly store: Pick<Store, 'handoff' | 'sentEntries' | 'returnItem'>;
  readonly signals: Pick<AppSignals, 'sendsChanged'>;
  readonly clock: Clock;
  readonly engine: { readonly accept: Accept };
  readonly files: { readonly keep: KeepFiles };
  readonly tokens: ReplyTokens;
  /** Asked with every mail. */
  readonly desk: { readonly content: Content };
  readonly log: Log;
};

/** What brings replies by mail back into conversations: an address, and a mailbox that is looked into from `watch` on. */
export type InboundMail = Routes & { readonly watch: () => { readonly close: () => Promise<void> } };

/** Opens the ways by which replies come, as far as they are set. */
export function openInboundMail(
  { tickets: { mail } }: Pick<Config, 'tickets'>,
  { store, engine, files, tokens, desk, signals, clock, log }: InboundMailParts,
): InboundMail {
  const { secret, mailbox } = mail?.inbound ?? {};
  const above = (): readonly string[] => {
    const { phrases, languages } = desk.content;
    return [phrases, ...Object.values(languages).map((each) => each.phrases)].flatMap(({ says }) => says['mail-above']);
  };
  const take = mailTaker({
    store,
    accept: engine.accept,
    keepFiles: files.keep,
    handoffIn: tokens.handoffIn,
    above,
    sendsChanged: signals.sendsChanged.tell,
    clock,
    log,
  });
  return {
    routes: secret === undefined ? [] : [mailRoute(secret, take)],
    watch: () => (mailbox ? watchMailbox({ mailbox, take, log }) : { close: async () => {} }),
  };
}
