import { expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import type { Environment } from '../../src/config/settings-reader.ts';
import { FixpathError } from '../../src/domain/error.ts';

const provider = { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'desk', OIDC_CLIENT_SECRET: 'hidden' };

/** The names of the settings that are at fault, and all that is said of them. */
function faultsOf(env: Environment): { names: readonly string[]; said: string } {
  try {
    readConfig(env);
    return { names: [], said: '' };
  } catch (error) {
    if (!(error instanceof FixpathError)) throw error;
    const lines = error.message.split('\n').slice(1);
    return { names: lines.map((line) => line.trim().split(' ')[0] ?? ''), said: error.message };
  }
}

it('lets in only whom the operator added, and passwords beside the provider, unless told otherwise', () => {
  expect(readConfig({}).oidc).toBeUndefined();
  expect(readConfig(provider).oidc).toEqual({
    issuer: 'https://id.example.org/',
    clientId: 'desk',
    clientSecret: 'hidden',
    scopes: 'openid email profile',
    name: 'id.example.org',
    subjectClaim: 'sub',
    letIn: 'added',
    required: undefined,
    roles: undefined,
    only: false,
  });
});

it('reads what else can be said of a provider', () => {
  const more = {
    OIDC_SCOPES: 'groups, openid',
    OIDC_NAME: 'Acme ID',
    OIDC_SUBJECT_CLAIM: 'oid',
    OIDC_LET_IN: 'everyone',
    OIDC_REQUIRED_CLAIM: 'urn:roles=desk=all',
    OIDC_ROLES_CLAIM: 'groups',
    OIDC_ROLES: 'Desk leads=lead, /it/desk=admins=operator',
    OIDC_ONLY: 'true',
  };
  expect(readConfig({ ...provider, ...more }).oidc).toMatchObject({
    scopes: 'openid groups',
    name: 'Acme ID',
    subjectClaim: 'oid',
    letIn: 'everyone',
    required: { claim: 'urn:roles', value: 'desk=all' },
    roles: {
      claim: 'groups',
      values: new Map([
        ['Desk leads', 'lead'],
        ['/it/desk=admins', 'operator'],
      ]),
    },
    only: true,
  });
});

it('wants all of a registration or nothing of it, and never repeats its secret', () => {
  const { OIDC_ISSUER } = provider;
  expect(faultsOf({ OIDC_ISSUER }).names).toEqual(['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']);
  for (const alone of [
    { OIDC_CLIENT_ID: 'desk' },
    { OIDC_CLIENT_SECRET: 'hidden' },
    { OIDC_REQUIRED_CLAIM: 'a=b' },
    { OIDC_LET_IN: 'everyone' },
    { OIDC_ONLY: 'true' },
    { OIDC_ROLES_CLAIM: 'groups', OIDC_ROLES: 'a=agent' },
  ])
    expect(faultsOf(alone).names).toEqual(Object.keys(alone).slice(0, 1));
  const wrong = { ...provider, OIDC_ISSUER: 'id', OIDC_REQUIRED_CLAIM: 'agents', OIDC_LET_IN: 'all' };
  const { names, said } = faultsOf(wrong);
  expect(names).toEqual(['OIDC_LET_IN', 'OIDC_REQUIRED_CLAIM', 'OIDC_ISSUER']);
  expect(said).not.toContain('hidden');
  expect(faultsOf({ ...provider, OIDC_ROLES: 'a=agent' }).names).toEqual(['OIDC_ROLES_CLAIM']);
  expect(faultsOf({ ...provider, OIDC_ROLES_CLAIM: 'groups' }).names).toEqual(['OIDC_ROLES']);
  for (const OIDC_ROLES of ['lead', 'a=boss', '=lead'])
    expect(faultsOf({ ...provider, OIDC_ROLES_CLAIM: 'groups', OIDC_ROLES }).said).toContain(
      'Write a value and a role',
    );
});

it('talks to a provider where nobody can listen, and to none that stands for everybody', () => {
  const of = (OIDC_ISSUER: string) => faultsOf({ ...provider, OIDC_ISSUER }).names;
  for (const good of ['https://id.example.org/realms/desk', 'http://localhost:8080/realms/desk', 'http://[::1]:8080'])
    expect(of(good)).toEqual([]);
  for (const bad of [
    'http://id.example.org',
    'http://localhost.example.org',
    'id.example.org',
    'ftp://id.example.org',
    'https://me:hidden@id.example.org',
    'https://id.example.org?x=1',
  ])
    expect([bad, of(bad)]).toEqual([bad, ['OIDC_ISSUER']]);
  const tenant = (name: string) => of(`https://login.microsoftonline.com/${name}/v2.0`);
  expect(tenant('72f988bf-86f1-41af-91ab-2d7cd011db47')).toEqual([]);
  for (const name of ['common', 'organizations', 'consumers']) expect(tenant(name)).toEqual(['OIDC_ISSUER']);
});

it('wants to know where people come back to, if others can reach it', () => {
  expect(faultsOf({ ...provider, HOST: '0.0.0.0' }).names).toEqual(['PUBLIC_URL']);
  expect(faultsOf({ ...provider, HOST: '0.0.0.0', PUBLIC_URL: 'https://help.example.org' }).names).toEqual([]);
});
