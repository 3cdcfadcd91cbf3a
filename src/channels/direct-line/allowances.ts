import { boundedMap } from '../../domain/bounded-map.ts';
import type { Rate, RateLimit } from '../../domain/rate-limit.ts';
import { day, minute } from '../../domain/time.ts';
import type { HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import type { UsedAllowances } from '../used-allowances.ts';

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

/** What of a day's bytes may come before it is noted again: a restart forgets less than this. */
const notedShare = 0.01;

/** At most this many senders of whom something is not yet noted. */
const mostUnnoted = 20_000;

/**
 * @param bytes what an address may send with files, and as much without: at once, and again over each day
 * @param limited makes a limit of a name
 * @param known what was used before a restart, and where it is noted for the next one; left out, a restart forgets it
 */
export function allowances(
  messages: Rate,
  bytes: number,
  limited: (name: string, rate: Rate) => RateLimit,
  known = forgetful,
): Allowances {
  const aDay: Rate = { atOnce: bytes, perMinute: (bytes * minute) / day };
  const ofConversation = limited('messages', messages);
  const ofSender = limited('bytes', aDay);
  for (const { sender, share } of known.earlier) ofSender.recall(sender, share * bytes);
  const senderOf = ({ network, hasFiles }: Sent) => known.senderOf(network, hasFiles ? 'files' : 'words');
  const unnoted = boundedMap<string, number>(mostUnnoted);
  const note = (sender: string, more: number): void => {
    const all = (unnoted.get(sender) ?? 0) + more;
    const isEnough = Math.abs(all) >= notedShare * bytes;
    unnoted.set(sender, isEnough ? 0 : all);
    if (isEnough) known.note(sender, ofSender.used(sender) / bytes);
  };
  return {
    take: (sent) => {
      const pause = ofConversation.take(sent.conversation);
      if (pause !== undefined)
        return tooMany(`Too many messages in this conversation; send it again in ${pause} s.`, pause);
      const sender = senderOf(sent);
      const wait = ofSender.take(sender, sent.bytes);
      if (wait === undefined) {
        note(sender, sent.bytes);
        return undefined;
      }
      if (!sent.hasFiles) return tooMany(`Too much has come from your address; send it again in ${wait} s.`, wait);
      // A 413, so that clients do not send the same again and again.
      const why = 'As many files have come from your address as a day may bring; write instead.';
      return httpRefusal(413, 'AddressFull', why, { 'retry-after': String(wait) });
    },
    giveBack: (sent) => {
      const sender = senderOf(sent);
      ofSender.giveBack(sender, sent.bytes);
      note(sender, -sent.bytes);
    },
  };
}

const forgetful: UsedAllowances = {
  earlier: [],
  senderOf: (network, kind) => `${kind} from ${network}`,
  note: () => {},
};

function tooMany(why: string, wait: number): HttpResponse {
  return httpRefusal(429, 'TooManyRequests', why, { 'retry-after': String(wait) });
}
