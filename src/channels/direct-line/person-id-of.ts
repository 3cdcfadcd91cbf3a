import { createHmac } from 'node:crypto';

/**
 * The id by which a person is known here whom a site calls by a subject: the same each time, and of no use to whoever
 * does not know the signing key.
 */
export function personIdOf(signingKey: string, subject: string): string {
  return `dl_${createHmac('sha256', signingKey).update(`visitor ${subject}`).digest('hex')}`;
}
