import type { Clock } from '../../domain/ports/clock.ts';
import { type Rate, rateLimit } from '../../domain/rate-limit.ts';
import { day, minute } from '../../domain/time.ts';
import type { HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';

/** What is counted of a message. */
type Sent = {
  readonly conversation: string;
  /** Where it came from. */
  readonly network: string;
  /** The size of its request. */
  readonly bytes: number;
  readonly hasFiles: boolean;
};

/** What conversations and addresses may still send. */
export type Allowances = {
  /** Takes a message from what its sender is allowed; the answer to it if that is used up. */
  readonly take: (sent: Sent) => HttpResponse | undefined;
  /** It was not stored after all: its bytes do not count. */
  readonly giveBack: (sent: Sent) => void;
};

/** @param bytes what an address may send with files, and as much without: at once, and again over each day */
export function allowances(messages: Rate, bytes: number, clock: Clock): Allowances {
  const aDay: Rate = { atOnce: bytes, perMinute: (bytes * minute) / day };
  const ofConversation = rateLimit(messages, clock);
  const [withFiles, withoutFiles] = [rateLimit(aDay, clock), rateLimit(aDay, clock)];
  const bytesFor = ({ hasFiles }: Sent) => (hasFiles ? withFiles : withoutFiles);
  return {
    take: (sent) => {
      const pause = ofConversation.take(sent.conversation);
      if (pause !== undefined)
        return tooMany(`Too many messages in this conversation; send it again in ${pause} s.`, pause);
      const wait = bytesFor(sent).take(sent.network, sent.bytes);
      if (wait === undefined) return undefined;
      if (!sent.hasFiles) return tooMany(`Too much has come from your address; send it again in ${wait} s.`, wait);
      // A 413, so that clients do not send the same again and again.
      const why = 'As many files have come from your address as a day may bring; write instead.';
      return httpRefusal(413, 'AddressFull', why, { 'retry-after': String(wait) });
    },
    giveBack: (sent) => bytesFor(sent).giveBack(sent.network, sent.bytes),
  };
}

function tooMany(why: string, wait: number): HttpResponse {
  return httpRefusal(429, 'TooManyRequests', why, { 'retry-after': String(wait) });
}
