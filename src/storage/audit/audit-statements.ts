import { sql } from 'kysely';
import type { NewAuditLine } from '../../domain/audit/audit.ts';
import { statement } from '../sql/statement.ts';
import type { Tables } from '../sql/tables.ts';

/** Adding to the audit, and taking out what is old enough for the triggers of migration 013. */
export const auditStatements = {
  insertAudit: statement<Omit<Tables['audit'], 'number'>>()((db, of) =>
    db.insertInto('audit').values({
      at: of('at'),
      event: of('event'),
      who: of('who'),
      from: of('from'),
      about: of('about'),
    }),
  ),
  forgetAudit: statement<{ readonly before: number }>()((db, of) =>
    db
      .deleteFrom('audit')
      .where('at', '<', of('before'))
      .where('at', '<=', sql<number>`(unixepoch() - 30 * 86400) * 1000`),
  ),
};

/** A line as it is kept. */
export function auditRow({ at, event, who, from, about }: NewAuditLine): Omit<Tables['audit'], 'number'> {
  return { at, event, who: who ?? null, from: from ?? null, about: about ? JSON.stringify(about) : null };
}
