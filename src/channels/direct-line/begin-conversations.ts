import type { Author } from '../../domain/conversation/input.ts';
import { ownChannels } from '../../domain/conversation/own-channels.ts';
import type { Accept } from '../../domain/ports/channel.ts';
import type { Acceptance, Store } from '../../domain/ports/store.ts';
import { present } from '../../domain/present.ts';
import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import type { DirectLineCaller } from './authenticate.ts';
import type { Visitor } from './authorize-conversation.ts';
import { lifetimes, personOf, type TokenClaims, type Tokens } from './create-tokens.ts';
import { readTokenParameters } from './token-parameters.ts';

export type BeginParts = {
  readonly store: Pick<Store, 'find'>;
  readonly accept: Accept;
  readonly tokens: Tokens;
  readonly newId: () => string;
  readonly bot: Author;
  readonly callerOf: (asked: HttpRequest) => Promise<DirectLineCaller>;
  readonly visitorOf: (asked: HttpRequest) => Promise<Visitor>;
  readonly urlFor: (asked: HttpRequest) => string;
};

type Answer = (asked: HttpRequest) => Promise<HttpResponse>;

/** How conversations begin, and begin again: tokens, start, reconnect. */
export type Beginnings = {
  readonly generateToken: Answer;
  readonly refreshToken: Answer;
  readonly start: Answer;
  readonly reconnect: Answer;
};

export function beginConversations(parts: BeginParts): Beginnings {
  const { store, accept, tokens, newId, bot, callerOf, visitorOf, urlFor } = parts;

  const greet = (pass: TokenClaims, locale?: string | null): Promise<Acceptance> => {
    const from = personOf(pass, undefined);
    return accept(
      present({
        conversation: pass.conversation,
        key: 'greeting',
        by: 'channel',
        from,
        body: { type: 'greeting' },
        answerBy: 'log',
        channel: ownChannels.directLine,
        locale: locale || undefined,
        envelope: { type: 'conversationUpdate', membersAdded: [{ ...bot }, { ...from }] },
      }),
    );
  };
  const grant = async (pass: TokenClaims): Promise<HttpResponse> => {
    const token = await tokens.issue('talk', pass);
    return { status: 200, body: { conversationId: pass.conversation, token, expires_in: lifetimes.talk } };
  };
  const admit = async (asked: HttpRequest, pass: TokenClaims, watermark: string): Promise<object> => {
    const [token, ticket] = await Promise.all([tokens.issue('talk', pass), tokens.issue('stream', pass)]);
    const address = `${urlFor(asked).replace(/^http/, 'ws')}/v3/directline/conversations/${pass.conversation}/stream`;
    const streamUrl = `${address}?watermark=${encodeURIComponent(watermark)}&t=${ticket}`;
    return { conversationId: pass.conversation, token, expires_in: lifetimes.talk, streamUrl };
  };

  return {
    generateToken: async (asked) => {
      const caller = await callerOf(asked);
      if (caller.type === 'refused') return caller.answered;
      if (caller.type === 'bearer')
        return httpRefusal(403, 'SecretNeeded', 'Tokens are generated with the secret only.');
      const read = readTokenParameters(asked.body);
      if (read.type === 'refused') return read.answered;
      const { user, trustedOrigins: origins } = read.parameters;
      if (user?.id && !user.id.startsWith('dl_')) {
        return httpRefusal(400, 'BadArgument', 'user.id must begin with "dl_", which no client can make up.');
      }
      return grant(present({ conversation: newId(), ...named(user), origins }));
    },
    refreshToken: async (asked) => {
      const caller = await callerOf(asked);
      if (caller.type === 'refused') return caller.answered;
      if (caller.type === 'master')
        return httpRefusal(400, 'BadArgument', 'The secret needs no refresh; send a token.');
      return grant(caller.pass);
    },
    start: async (asked) => {
      const caller = await callerOf(asked);
      if (caller.type === 'refused') return caller.answered;
      const read = readTokenParameters(asked.body);
      if (read.type === 'refused') return read.answered;
      const { user, locale } = read.parameters;
      const given = caller.type === 'bearer' ? caller.pass : undefined;
      if (given !== undefined && given.user === undefined && user?.id?.startsWith('dl_')) {
        return httpRefusal(
          400,
          'BadArgument',
          'user.id begins with "dl_": such ids come only from a token made for them.',
        );
      }
      const pass: TokenClaims = { ...named(user), ...(given ?? { conversation: newId() }) };
      const { type } = await greet(pass, locale);
      return { status: type === 'accepted' ? 201 : 200, body: await admit(asked, pass, '') };
    },
    reconnect: async (asked) => {
      const visitor = await visitorOf(asked);
      if (visitor.type === 'refused') return visitor.answered;
      const { pass } = visitor;
      // A page that was closed between its token and its start comes back here: nothing is lost, it starts now.
      if ((await store.find(pass.conversation)) === undefined) await greet(pass);
      return { status: 200, body: await admit(asked, pass, asked.query.get('watermark') ?? '') };
    },
  };
}

function named(user: { readonly id?: string | null; readonly name?: string | null } | null | undefined) {
  return present({ user: user?.id || undefined, name: user?.name || undefined });
}
