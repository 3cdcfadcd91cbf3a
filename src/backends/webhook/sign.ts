import { createHmac } from 'node:crypto';

/**
 * The signature of a body sent at a moment: HMAC-SHA256 over the timestamp, a dot and the body. With the moment in it
 * a request that somebody recorded is of no use later.
 */
export function sign(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
