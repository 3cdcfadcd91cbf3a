import { type SecretKind, secretKinds } from '../domain/text/mask-secrets.ts';
import type { SettingsReader } from './settings-reader.ts';

/** Long enough for a yearly review; no law's term is as short, so operators set their own. */
const usualAuditDays = 365;

/** The database itself refuses to let go of younger lines. */
const fewestAuditDays = 30;

/** How long what people said is kept, and what of it is never stored. */
export type StoredWordsSettings = {
  /** Days after the last word of a conversation; undefined for ever. */
  readonly conversationDays: number | undefined;
  /** The same where a human was asked for; undefined for ever. */
  readonly handedOverDays: number | undefined;
  /** How many days the audit is kept. */
  readonly auditDays: number;
  /** What is masked before it is stored. */
  readonly masked: readonly SecretKind[];
};

/** Reads how long what people said is kept, and what of it is never stored. */
export function storedWordsSettings({ count, list, fault }: SettingsReader): StoredWordsSettings {
  const conversationDays = count('KEEP_CONVERSATIONS_DAYS', undefined, 1);
  const masked = list('MASK_BEFORE_STORING') ?? [];
  for (const wrong of masked.filter((each) => !secretKinds.some((kind) => kind === each)))
    fault('MASK_BEFORE_STORING', `holds "${wrong}".`, `Write any of ${secretKinds.join(', ')}, or leave it out.`);
  return {
    conversationDays,
    handedOverDays: count('KEEP_HANDED_OVER_DAYS', conversationDays, 1),
    auditDays: count('KEEP_AUDIT_DAYS', usualAuditDays, fewestAuditDays),
    masked: secretKinds.filter((kind) => masked.includes(kind)),
  };
}
