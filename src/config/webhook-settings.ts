import { isPrivate } from './loopback.ts';
import type { SettingsReader } from './settings-reader.ts';

/** Where every change of a handoff is posted, and what signs it. */
export type WebhookSettings = { readonly url: string; readonly secret: string };

/** Reads where changes of handoffs are posted; undefined for nowhere. */
export function webhookSettings({ text, fault }: SettingsReader): WebhookSettings | undefined {
  const url = text('TICKET_WEBHOOK_URL');
  const secret = text('TICKET_WEBHOOK_SECRET');
  if (url === undefined)
    return secret === undefined
      ? undefined
      : fault('TICKET_WEBHOOK_SECRET', 'is set without TICKET_WEBHOOK_URL.', 'Set both, or leave both out.');
  if (secret === undefined || secret.length < 32)
    return fault(
      'TICKET_WEBHOOK_SECRET',
      secret === undefined ? 'is missing, but TICKET_WEBHOOK_URL is set.' : 'is shorter than 32 characters.',
      'Set a long random one, and give it to the system that receives the tickets.',
    );
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !isPrivate(parsed) || parsed.username || parsed.password)
    return fault(
      'TICKET_WEBHOOK_URL',
      'is no https address.',
      'Set it to one without user and password, such as https://tickets.example.org/fixpath; http only on this machine.',
    );
  return { url: parsed.href, secret };
}
