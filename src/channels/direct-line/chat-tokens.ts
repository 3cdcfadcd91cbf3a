import { networkOf } from '../../domain/network-of.ts';
import { present } from '../../domain/present.ts';
import type { RateLimit } from '../../domain/rate-limit.ts';
import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import type { ChatToken } from '../../domain/wire/wire.ts';
import { lifetimes, type TokenClaims, type Tokens } from './create-tokens.ts';
import type { ProvenVisitor, ProveVisitor } from './prove-visitor.ts';
import { readTokenParameters } from './token-parameters.ts';

export type ChatTokenParts = {
  readonly tokens: Tokens;
  readonly newId: () => string;
  /** What each network may still take. */
  readonly allow: RateLimit;
  readonly publicUrl: string | undefined;
  readonly prove: ProveVisitor;
  /** The id by which a person is known here whom a site calls by this subject. */
  readonly personIdOf: (subject: string) => string;
  /** Where a person waits for an agent, or is with one. */
  readonly openConversationOf: (person: string) => Promise<string | undefined>;
};

/**
 * Gives our own pages a token for one conversation and one person, and a key by which the same page gets a new token
 * for both later. A key that no longer holds gives a new conversation: the page has to live with that anyway.
 */
export function chatTokens({
  tokens,
  newId,
  allow,
  publicUrl,
  prove,
  personIdOf,
  openConversationOf,
}: ChatTokenParts): (asked: HttpRequest) => Promise<HttpResponse> {
  const resumed = async (key: string | null | undefined): Promise<TokenClaims | undefined> => {
    if (!key) return undefined;
    const read = await tokens.read('resume', key);
    return read.type === 'valid' ? read.pass : undefined;
  };
  /** The pass of a person whom a site vouches for: what they begun as a stranger is theirs, somebody else's is not. */
  const provenPass = async (
    { subject, name, mail }: ProvenVisitor,
    before: TokenClaims | undefined,
  ): Promise<TokenClaims> => {
    const user = personIdOf(subject);
    const isTheirs = before !== undefined && (!before.proven || before.user === user);
    const conversation = isTheirs ? before.conversation : ((await openConversationOf(user)) ?? newId());
    return present({ conversation, user, name, mail, proven: true as const });
  };
  return async (asked) => {
    if (!fromOurPage(asked, publicUrl)) {
      return httpRefusal(
        403,
        'ForeignPage',
        'Tokens are for our own pages; other sites embed the widget or use the secret.',
      );
    }
    const wait = allow.take(networkOf(asked.from));
    if (wait !== undefined)
      return httpRefusal(429, 'TooManyRequests', `Too many chats from your address; try again in ${wait} s.`, {
        'retry-after': String(wait),
      });
    const read = readTokenParameters(asked.body);
    if (read.type === 'refused') return read.answered;
    const { resumeKey: key, returnKey, visitor } = read.parameters;
    const own = await resumed(key);
    const back = returnKey ? await tokens.read('return', returnKey) : undefined;
    // Their own key may say more of who they are.
    const isOther = back?.type === 'valid' && back.pass.conversation !== own?.conversation;
    const before = isOther ? back.pass : own;
    const proof = visitor ? await prove(visitor) : undefined;
    const pass =
      proof?.type === 'proven'
        ? await provenPass(proof.visitor, before)
        : (before ?? { conversation: newId(), user: `dl_${newId()}` });
    const [token, resumeKey] = await Promise.all([
      tokens.issue('talk', { ...pass, draws: true }),
      tokens.issue('resume', pass),
    ]);
    const body: ChatToken = {
      token,
      conversationId: pass.conversation,
      expires_in: lifetimes.talk,
      userId: pass.user ?? '',
      resumeKey,
      ...(back && { returned: back.type === 'valid' }),
      ...(proof && { visitor: proof.type === 'proven' ? { proven: true } : { proven: false, why: proof.why } }),
    };
    return { status: 200, body };
  };
}

/** Browsers say where a request comes from; whoever says nothing is no page and could not be kept out anyway. */
function fromOurPage({ headers, origin }: HttpRequest, publicUrl: string | undefined): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const page = headers.origin;
  return page === undefined || page === origin || (publicUrl !== undefined && page === new URL(publicUrl).origin);
}
