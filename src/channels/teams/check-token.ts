/** Tenants of Microsoft's own that the SDK lets Emulators and bots sign in from. */
const microsoftTenants = [
  'd6d49420-f39b-4df7-a1dc-d59a935871db',
  'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
  '72f988bf-86f1-41af-91ab-2d7cd011db47',
  'cab8a31a-1906-4287-a0d8-4eef66b95f6e',
];

export type TokenLooks = {
  readonly tenant: string | undefined;
  /** The request comes from this machine. */
  readonly isNear: boolean;
};

/** Whose tokens channels do not carry: they are given to apps and people that sign in. */
const signInHosts = new Set(['sts.windows.net', 'login.microsoftonline.com', 'login.microsoftonline.us']);

/**
 * What is wrong with an Authorization header before its signature is looked at; undefined if nothing is. The SDK
 * takes a token without `exp` as good for ever, throws on `alg: none`, and trusts for good every tenant that any
 * token, signed or not, has ever named: such tokens do not reach it. Nor does one
 * of the Emulator that comes from elsewhere: whoever may sign in to our own app could have it.
 */
export function tokenFault(authorization: string | undefined, { tenant, isNear }: TokenLooks): string | undefined {
  if (!authorization) return 'The Authorization header is missing; send "Bearer" and the channel\'s token.';
  const [scheme, token, ...rest] = authorization.split(' ');
  const parts = token?.split('.') ?? [];
  if (scheme !== 'Bearer' || rest.length > 0 || parts.length !== 3) return 'The Authorization header is no bearer JWT.';
  const header = decoded(parts[0]);
  const claims = decoded(parts[1]);
  if (!header || !claims) return 'The token is no JWT.';
  if (!/^RS(?:256|384|512)$/.test(String(header.alg))) return 'The token must be signed with RS256, RS384 or RS512.';
  if (typeof header.kid !== 'string') return 'The token does not name its key.';
  if (typeof claims.exp !== 'number' || !Number.isFinite(claims.exp)) return 'The token does not say when it expires.';
  if (typeof claims.iss !== 'string') return 'The token does not say who issued it.';
  if (claims.tid !== undefined && claims.tid !== tenant && !microsoftTenants.includes(String(claims.tid)))
    return 'The token comes from a tenant that is not ours.';
  if (!isNear && signInHosts.has(URL.parse(claims.iss)?.host ?? ''))
    return 'A token that the Emulator signed in for is taken on the same machine only.';
  return undefined;
}

function decoded(part: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
