import { errorCodes } from '../src/domain/error-codes.ts';

/** docs/errors.md: every error's code, what has happened, and what to do. */
export function errorsPage(): string {
  const rows = Object.entries(errorCodes).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
  return `# Errors

What ends a command, keeps the server from starting or stands in its log has a code, and a message that names the thing,
the fault and the cure with your own paths and values. A code never changes its meaning; messages may be worded anew.

Faults of content have codes of their own, which \`npm run check-content\` shows with file and line. What HTTP refuses has
the codes that [HTTP and Direct Line](http.md) tells of. This page is made from \`src/domain/error-codes.ts\`:
\`node scripts/write-errors-page.ts\`.

| Code | What has happened, and what to do |
| --- | --- |
${rows.join('\n')}
`;
}
