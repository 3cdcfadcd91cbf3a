import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** Log2 of N, r and p: 32 MB and about a fifth of a second. Written into each hash, so that they can grow later. */
const usual = { n: 15, r: 8, p: 3 };

const bytes = 32;

/** No shorter password is taken for an account. */
export const shortestPassword = 10;

/** No longer one is even hashed. */
export const longestPassword = 256;

/** The hash of a password, with what is needed to check it: `scrypt$15,8,3$salt$hash`. */
export async function hashPassword(password: string, cost = usual): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return ['scrypt', [cost.n, cost.r, cost.p].join(), salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether a password is the one of a hash. A hash that is none of ours takes as long and holds for no password. */
export async function passwordHolds(password: string, hash: string): Promise<boolean> {
  const [, costs = '', salt = '', wanted = ''] = /^scrypt\$([\d,]+)\$([\w-]+)\$([\w-]+)$/.exec(hash) ?? [];
  const [n = usual.n, r = usual.r, p = usual.p] = costs === '' ? [] : costs.split(',').map(Number);
  const got = await derive(password, Buffer.from(salt, 'base64url'), { n, r, p });
  const known = Buffer.from(wanted, 'base64url');
  return known.length === got.length && timingSafeEqual(known, got);
}

function derive(password: string, salt: Buffer, { n, r, p }: typeof usual): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** n, r, p, maxmem: 256 * 2 ** n * r };
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
