import type { Activity, ResourceResponse } from 'botframework-schema';
import type { Typing } from '../../domain/ports/channel.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Deadline } from '../../domain/ports/deadline.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { Sender } from '../../domain/ports/sender.ts';
import { type Address, readAddress } from './address.ts';
import type { AllowedService } from './connection/allowed-service.ts';
import type { Connectors } from './connection/connectors.ts';
import { sdkFailureIn } from './connection/read-sdk-error.ts';
import { request } from './connection/request.ts';
import { sendResultOf } from './connection/send-result.ts';
import { type PutFileParts, putFileBy } from './put-file.ts';
import { activityFrame, type LinkToFile, type Outgoing, renderActivity } from './render.ts';
import { type TidyCardsParts, tidyCardsBy } from './tidy-cards.ts';

export type SendParts = TidyCardsParts &
  Omit<PutFileParts, 'store'> & {
    readonly store?: (TidyCardsParts & PutFileParts)['store'];
    /** Where people can fetch a file for a while; left out, files are only named. */
    readonly linkTo?: LinkToFile | undefined;
    readonly connect: Connectors;
    readonly allowed: AllowedService;
    readonly clock: Clock;
    readonly random: () => number;
    readonly log: Log;
    /** How long one send may take. */
    readonly deadline: Deadline;
  };

/** Carries a reply to its channel in exactly one request, and says how that ended. */
export function sendBy(parts: SendParts): Sender {
  const { connect, allowed, clock, random, log, deadline, linkTo } = parts;
  const tidyCards = tidyCardsBy(parts);
  const putFile = putFileBy(parts);
  return async (item) => {
    const address = readAddress(item.address);
    if (!address) return { type: 'refused', why: 'The conversation has no address of a Bot Framework channel.' };
    if (!allowed(address.serviceUrl))
      return { type: 'refused', why: 'The host of its serviceUrl is not on the list; SERVICE_URLS sets that list.' };
    const activity = renderActivity(item.body, address, linkTo);
    if (!activity) return { type: 'refused', why: 'There is nothing in the entry that a channel could show.' };
    const { body } = item.body;
    const answer = body.kind === 'reply' ? body.reply.fileAnswer : undefined;
    const unput = answer?.uploadTo === undefined ? undefined : await putFile(item, answer);
    if (unput) return unput;
    try {
      const { id } = await post(connect, address, activity, deadline);
      tidyCards(item.body, address, id);
      return id ? { type: 'sent', receipt: id } : { type: 'sent' };
    } catch (error) {
      const failure = sdkFailureIn(error);
      log.debug('send failed', { item: item.id, host: new URL(address.serviceUrl).host, ...failure });
      return sendResultOf(failure, { attempts: item.attempts, since: item.body.at }, clock(), random);
    }
  };
}

/** Posts one activity; rejects at its deadline. */
export function post(
  connect: Connectors,
  { serviceUrl, conversation }: Pick<Address, 'serviceUrl' | 'conversation'>,
  activity: Outgoing,
  deadline: Deadline,
): Promise<Partial<ResourceResponse>> {
  return request(connect, serviceUrl, deadline, (conversations, options) =>
    // The SDK asks for its own class of dates and enums; plain JSON is what it makes of them.
    conversations.sendToConversation(conversation.id, activity as unknown as Activity, options),
  );
}

/** A typing notice later than this is of no use to anybody. */
const fiveSeconds: Deadline = () => AbortSignal.timeout(5000);

/** Shows in a channel that the bot is at work; conversations of other channels, and failures, are ignored. */
export function sendTypingBy(connect: Connectors, allowed: AllowedService, log: Log): Typing {
  return (conversation) => {
    const address = readAddress(conversation.address);
    if (!address || address.quiet || !allowed(address.serviceUrl)) return;
    post(connect, address, activityFrame(address, 'typing'), fiveSeconds).catch((error: unknown) => {
      log.debug('typing not shown', { conversation: conversation.id, error });
    });
  };
}
