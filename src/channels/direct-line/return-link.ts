import { ownChannels } from '../../domain/conversation/own-channels.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { present } from '../../domain/present.ts';
import { createTokens, lifetimes } from './create-tokens.ts';

/**
 * Gives the link by which a mail leads back into a chat, on any device and for whoever has the mail; undefined for a
 * conversation that is none of our own chat's. It may be opened again until it is over, because mail programs and their
 * guards open links themselves. The token stands behind the `#`, which no server and no log of one gets to see.
 *
 * @param address where people reach the desk, without a slash at the end
 */
export function returnLinks(signingKey: string, steady: Clock, address: () => string) {
  const tokens = createTokens(signingKey, steady, () => '');
  return async (
    { conversation, channel, person, language }: Handoff,
    id: string,
    at: number,
  ): Promise<{ readonly url: string; readonly days: number } | undefined> => {
    if (channel !== ownChannels.directLine || !person) return undefined;
    const pass = present({ conversation, user: person.id, name: person.name });
    const token = await tokens.issue('return', pass, { id, at });
    const page = language === undefined ? '/chat' : `/chat?locale=${language}`;
    return { url: `${address()}${page}#return=${token}`, days: lifetimes.return / (24 * 3600) };
  };
}
