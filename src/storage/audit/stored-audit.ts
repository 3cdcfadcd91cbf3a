import { type Selectable, sql } from 'kysely';
import type { Audit, AuditEvent, AuditLine } from '../../domain/audit/audit.ts';
import { present } from '../../domain/present.ts';
import type { Reads } from '../sql/bound.ts';
import { statement } from '../sql/statement.ts';
import type { Tables } from '../sql/tables.ts';
import type { Writer } from '../writes.ts';
import { auditRow } from './audit-statements.ts';

const auditQueries = {
  auditLines: statement<{ readonly after: number; readonly since: number; readonly limit: number }>()((db, of) =>
    db
      .selectFrom('audit')
      .selectAll()
      .where('number', '>', of('after'))
      .where('at', '>=', of('since'))
      .orderBy('number')
      .limit(of('limit')),
  ),
  lastAudited: statement<{ readonly event: AuditEvent }>()((db, of) =>
    db.selectFrom('audit').selectAll().where('event', '=', of('event')).orderBy('number', 'desc').limit(sql.lit(1)),
  ),
};

/** Reading the audit, in the server as in a command beside it. */
export function readAudit({ bind, reading }: Reads): Pick<Audit, 'auditLines' | 'lastAudited'> {
  const queries = bind(auditQueries);
  return {
    auditLines: reading(function* (after, since, limit) {
      return (yield* queries.auditLines.all({ after, since, limit })).map(auditLineOf);
    }),
    lastAudited: reading(function* (event) {
      const row = yield* queries.lastAudited.get({ event });
      return row && auditLineOf(row);
    }),
  };
}

/** The audit, which the store's own thread writes. */
export function storedAudit({ write }: Pick<Writer, 'write'>, reads: Reads): Audit {
  return {
    ...readAudit(reads),
    audit: async (line) => void (await write('audit', auditRow(line))),
    forgetAudit: (before) => write('forgetAudit', { before }),
  };
}

function auditLineOf({ about, ...row }: Selectable<Tables['audit']>): AuditLine {
  return present({ ...row, about: about === null ? undefined : JSON.parse(about) });
}
