import { ownChannels } from '../../domain/conversation/own-channels.ts';
import type { Store } from '../../domain/ports/store.ts';
import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import type { DirectLineCaller } from './authenticate.ts';
import type { TokenClaims } from './create-tokens.ts';

/** Somebody who may take part in the conversation of the path. */
export type Visitor =
  | {
      readonly type: 'admitted';
      readonly pass: TokenClaims;
      /** The operator's own program, which may speak for anybody. */
      readonly master: boolean;
    }
  | { readonly type: 'refused'; readonly answered: HttpResponse };

/**
 * Tells who asks about the conversation of the path: it must be that of their token, or, for the master key, one that
 * exists. All others get the same 404, which tells nobody what exists.
 */
export function authorizerOf(
  callerOf: (asked: HttpRequest) => Promise<DirectLineCaller>,
  store: Pick<Store, 'find'>,
): (asked: HttpRequest) => Promise<Visitor> {
  return async (asked) => {
    const caller = await callerOf(asked);
    if (caller.type === 'refused') return caller;
    const { id: conversation = '' } = asked.params;
    if (caller.type === 'bearer') {
      const { pass } = caller;
      return pass.conversation === conversation ? { type: 'admitted', pass, master: false } : strange;
    }
    const known = await store.find(conversation);
    // The key opens Direct Line only, not what the store keeps for other channels.
    return known?.channel === ownChannels.directLine
      ? { type: 'admitted', pass: { conversation }, master: true }
      : strange;
  };
}

export const unknownConversation = httpRefusal(
  404,
  'NotFound',
  'This conversation is not known, or the token is for another one.',
);

const strange: Visitor = { type: 'refused', answered: unknownConversation };
