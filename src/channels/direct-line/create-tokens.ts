import { errors, jwtVerify, SignJWT } from 'jose';
import { boundedMap } from '../../domain/bounded-map.ts';
import type { Author } from '../../domain/conversation/input.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { present } from '../../domain/present.ts';
import type { WireAccount } from '../activity-shape.ts';

/** What a token lets its bearer do: take part in one conversation, as one person where it names one. */
export type TokenClaims = {
  readonly conversation: string;
  readonly user?: string;
  readonly name?: string;
  readonly mail?: string;
  /** A site has proven who it is: `user` stands for the same person everywhere. */
  readonly proven?: true;
  /** It was given to our own chat, which draws ways through settings itself. */
  readonly draws?: true;
  /** Web sites whose pages may use the token; any if left out. */
  readonly origins?: readonly string[];
};

/**
 * What a token is for: to talk, to open one socket, to get a new token for the same conversation, to come back to it from a
 * mail.
 */
export type Purpose = 'talk' | 'stream' | 'resume' | 'return';

type ReadToken =
  | { readonly type: 'valid'; readonly pass: TokenClaims; readonly id: string; readonly until: number }
  | { readonly type: 'expired' }
  | { readonly type: 'invalid' };

export type Tokens = {
  /** The same id and time give the same token; left out, each is another one, from now on. */
  readonly issue: (
    purpose: Purpose,
    pass: TokenClaims,
    made?: { readonly id: string; readonly at: number },
  ) => Promise<string>;
  readonly read: (purpose: Purpose, token: string) => Promise<ReadToken>;
};

/** How long a token holds, in seconds. */
export const lifetimes: Readonly<Record<Purpose, number>> = {
  talk: 1800,
  stream: 60,
  resume: 90 * 24 * 3600,
  return: 30 * 24 * 3600,
};

/** How many tokens are remembered as valid, so that the messages of a person need not prove the same one each time. */
const mostRemembered = 5000;

/** Makes and reads tokens: JWTs whose claim `user` the official clients know, signed so that they outlive a restart. */
export function createTokens(signingKey: string, clock: Clock, newId: () => string): Tokens {
  const key = new TextEncoder().encode(signingKey);
  const remembered = boundedMap<string, ReadToken & { readonly type: 'valid' }>(mostRemembered);

  const prove = async (purpose: Purpose, token: string): Promise<ReadToken> => {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        audience: purpose,
        requiredClaims: ['exp', 'jti', 'conv'],
        currentDate: new Date(clock()),
      });
      // Signed by us, so of the shape that `issue` gives.
      const { conv, user, name, mail, proven, draws, origins, jti, exp } = payload as unknown as Claims;
      const pass = present({ conversation: conv, user, name: name || undefined, mail, proven, draws, origins });
      return { type: 'valid', pass, id: jti, until: exp * 1000 };
    } catch (error) {
      return { type: error instanceof errors.JWTExpired ? 'expired' : 'invalid' };
    }
  };

  return {
    issue: (purpose, { conversation, user, name, mail, proven, draws, origins }, made) => {
      const { id, at } = made ?? { id: newId(), at: clock() };
      const now = Math.floor(at / 1000);
      return new SignJWT(
        present({
          conv: conversation,
          user,
          name: name || undefined,
          mail,
          proven,
          draws,
          origins,
        }),
      )
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setAudience(purpose)
        .setJti(id)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetimes[purpose])
        .sign(key);
    },
    read: async (purpose, token) => {
      if (purpose !== 'talk') return prove(purpose, token);
      const known = remembered.get(token);
      if (known !== undefined && known.until > clock()) return known;
      remembered.delete(token);
      const read = await prove(purpose, token);
      if (read.type === 'valid') remembered.set(token, read);
      return read;
    },
  };
}

type Claims = {
  readonly conv: string;
  readonly user?: string;
  readonly name?: string;
  readonly mail?: string;
  readonly proven?: true;
  readonly draws?: true;
  readonly origins?: readonly string[];
  readonly jti: string;
  readonly exp: number;
};

/** Who takes part: the token's person, whatever else is said; their own word only where the token names nobody. */
export function personOf(pass: TokenClaims, said: WireAccount | undefined): Author {
  const { user, proven, mail } = pass;
  if (user !== undefined && proven) return present({ id: user, name: pass.name, mail, proven });
  const name = said?.name ?? pass.name;
  return present({ id: pass.user ?? (said?.id || 'user'), name: name || undefined });
}
