import { expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';

const secret = 'a-secret-that-is-long-enough-0123456789';
const url = 'https://id.example.org/keys';

it('takes one secret or several, or the address of keys for an audience', () => {
  expect(readConfig({}).visitors).toBeUndefined();
  expect(readConfig({ VISITOR_SECRET: `${secret}, ${secret}x` }).visitors).toEqual({
    by: { type: 'secrets', secrets: [secret, `${secret}x`] },
    audience: undefined,
  });
  expect(readConfig({ VISITOR_JWKS_URL: url, VISITOR_AUDIENCE: 'desk' }).visitors).toEqual({
    by: { type: 'keys', url },
    audience: 'desk',
  });
});

it.each([
  [{ VISITOR_SECRET: 'short' }, /VISITOR_SECRET is shorter than 32/],
  [{ VISITOR_SECRET: secret, VISITOR_JWKS_URL: url }, /VISITOR_JWKS_URL is set beside VISITOR_SECRET/],
  [{ VISITOR_JWKS_URL: url }, /VISITOR_AUDIENCE is missing/],
  [{ VISITOR_JWKS_URL: 'http://id.example.org/keys', VISITOR_AUDIENCE: 'desk' }, /no https address/],
  [{ VISITOR_AUDIENCE: 'desk' }, /VISITOR_AUDIENCE is set without a key/],
])('does not start with %o', (env, fault) => {
  expect(() => readConfig(env)).toThrow(fault);
});
