import type { Typing } from '../../domain/ports/channel.ts';
import type { Log } from '../../domain/ports/log.ts';
import { readAddress } from './address.ts';
import type { AllowedService } from './connection/allowed-service.ts';
import type { Connectors } from './connection/connectors.ts';
import { activityFrame } from './render.ts';
import { post } from './send.ts';

/** A typing notice later than this is of no use to anybody, ms. */
const deadline = 5000;

/** Shows in a channel that the bot is at work; a conversation of no such channel, and any failure, is passed over. */
export function sendTypingBy(connect: Connectors, allowed: AllowedService, log: Log): Typing {
  return (conversation) => {
    const address = readAddress(conversation.address);
    if (!address || address.quiet || !allowed(address.serviceUrl)) return;
    post(connect, address, activityFrame(address, 'typing'), deadline).catch((error: unknown) => {
      log.debug('typing not shown', { conversation: conversation.id, error });
    });
  };
}
