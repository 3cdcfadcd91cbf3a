import type { Audit } from '../domain/audit/audit.ts';
import { type AuditForm, auditHeader, auditText } from '../domain/audit/audit-text.ts';
import type { HttpRequest, HttpResponse } from '../domain/wire/http.ts';
import { httpRefusal } from '../domain/wire/http-refusal.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { Sessions } from './sign-in/sessions.ts';

export type AuditApiParts = {
  readonly store: Pick<Audit, 'auditLines'>;
  readonly sessions: Pick<Sessions, 'callerOf'>;
  readonly trail: Pick<AuditTrail, 'did'>;
};

/** What an operator's page fetches: the audit as a file. */
export type AuditApi = { readonly audit: (asked: HttpRequest) => Promise<HttpResponse> };

/** An answer is one text: beyond so many lines, `npm run audit` writes them without holding them all. */
const mostLines = 100_000;

const types: Readonly<Record<AuditForm, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/jsonl; charset=utf-8',
};

export function auditApi({ store, sessions, trail }: AuditApiParts): AuditApi {
  return {
    audit: async (asked) => {
      const caller = await sessions.callerOf(asked, 'read', 'audit');
      if (caller.type === 'refused') return caller.answered;
      const as = asked.query.get('as') ?? 'json';
      const after = Number(asked.query.get('after') ?? 0);
      if ((as !== 'json' && as !== 'csv') || !Number.isSafeInteger(after) || after < 0)
        return httpRefusal(400, 'BadAudit', 'Ask for ?as=json or ?as=csv, and &after= with the number of a line.');
      // First, so that the file has a line about itself.
      await trail.did('audit-read', asked, caller.account, { as });
      const lines = await store.auditLines(after, 0, mostLines);
      const texts = [...(as === 'csv' ? [auditHeader] : []), ...lines.map((line) => auditText(line, as))];
      return {
        status: 200,
        headers: { 'content-type': types[as], 'content-disposition': `attachment; filename="audit.${endings[as]}"` },
        body: `${texts.join('\n')}\n`,
      };
    },
  };
}

const endings: Readonly<Record<AuditForm, string>> = { csv: 'csv', json: 'jsonl' };
