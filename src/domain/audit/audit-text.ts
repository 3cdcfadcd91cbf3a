import type { AuditLine } from './audit.ts';

/** How lines of the audit are written for other programs: one JSON object a line, or a table for spreadsheets. */
export type AuditForm = 'json' | 'csv';

/** The first line of a table of audit lines. */
export const auditHeader = 'number,at,event,who,from,about';

/** A line of the audit as one line of text, without its end; times are UTC. */
export function auditText(line: AuditLine, form: AuditForm): string {
  const { number, at, event, who, from, about } = line;
  const time = new Date(at).toISOString();
  if (form === 'json') return JSON.stringify({ number, at: time, event, who, from, about });
  return [String(number), time, event, who ?? '', from ?? '', about ? JSON.stringify(about) : ''].map(cell).join(',');
}

/** Quoted where a comma, a quote or a line's end would end it; what a spreadsheet would take for a formula is made a text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
