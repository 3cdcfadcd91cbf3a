import { createHmac } from 'node:crypto';
import type { Audit } from '../domain/audit/audit.ts';
import type { Clock } from '../domain/ports/clock.ts';

export type AuditStartParts = {
  readonly store: Pick<Audit, 'audit' | 'lastAudited'>;
  readonly clock: Clock;
  /** Settings are kept as marks that only this key makes: nobody can try values until one fits. */
  readonly signingKey: string;
  /** What is set, by name. */
  readonly given: Readonly<Record<string, string>>;
  /** The version of the content. */
  readonly content: string;
};

/** Letters of a mark: enough to tell two values apart, too few to be of use for anything else. */
const markLength = 12;

/**
 * Puts on the audit that the server has started, and before that which settings and whether the content differ from the last
 * start. Values are not kept, secrets or not: only marks of them.
 */
export async function auditStart({ store, clock, signingKey, given, content }: AuditStartParts): Promise<void> {
  const markOf = ([name, value]: readonly [string, string]) => {
    const mark = createHmac('sha256', signingKey).update(`${name}=${value}`).digest('base64url').slice(0, markLength);
    return [name, mark] as const;
  };
  const settings = Object.fromEntries(Object.entries(given).map(markOf));
  const last = (await store.lastAudited('server-started'))?.about;
  if (last) {
    const before = isMarks(last.settings) ? last.settings : {};
    const names = [...new Set([...Object.keys(before), ...Object.keys(settings)])];
    const changed = names.filter((name) => before[name] !== settings[name]).toSorted();
    if (changed.length > 0) await store.audit({ at: clock(), event: 'settings-changed', about: { settings: changed } });
    const version = (await store.lastAudited('content-changed'))?.about?.content ?? last.content;
    if (version !== content) await store.audit({ at: clock(), event: 'content-changed', about: { content } });
  }
  await store.audit({ at: clock(), event: 'server-started', about: { content, settings } });
}

function isMarks(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
