import type { OidcSettings } from '../agents/oidc/oidc-settings.ts';
import { roles as allRoles, isRole, type Role } from '../domain/handoff/roles.ts';
import { isLoopback, isPrivate } from './loopback.ts';
import type { SettingsReader } from './settings-reader.ts';

/** Reads the identity provider that agents may sign in with, given the host that the server listens on. */
export function signInSettings(reading: SettingsReader, host: string): OidcSettings | undefined {
  const { text, list, flag, oneOf, fault } = reading;
  const issuer = text('OIDC_ISSUER');
  const clientId = text('OIDC_CLIENT_ID');
  const clientSecret = text('OIDC_CLIENT_SECRET');
  const letIn = oneOf('OIDC_LET_IN', ['added', 'everyone']) ?? 'added';
  const required = requiredClaim(reading);
  const roles = claimedRoles(reading);
  const only = flag('OIDC_ONLY');
  if (issuer === undefined) {
    for (const [name, isSet] of [
      ['OIDC_CLIENT_ID', clientId !== undefined],
      ['OIDC_CLIENT_SECRET', clientSecret !== undefined],
      ['OIDC_REQUIRED_CLAIM', required !== undefined],
      ['OIDC_LET_IN', letIn !== 'added'],
      ['OIDC_ROLES_CLAIM', roles !== undefined],
      ['OIDC_ONLY', only],
    ] as const)
      if (isSet) fault(name, 'is set without OIDC_ISSUER.', 'Set OIDC_ISSUER as well, or leave it out.');
    return undefined;
  }
  for (const [name, value] of Object.entries({ OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret }))
    if (value === undefined)
      fault(name, 'is missing, but OIDC_ISSUER is set.', 'Copy it from the registration at the provider.');
  if (text('PUBLIC_URL') === undefined && !isLoopback(host))
    fault(
      'PUBLIC_URL',
      'is missing, but OIDC_ISSUER is set.',
      'Set it to the address at which agents reach this server: the provider sends them back there.',
    );
  const server = issuerIn(reading, issuer);
  if (server === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  const scopes = list('OIDC_SCOPES') ?? ['email', 'profile'];
  return {
    issuer: server.href,
    clientId,
    clientSecret,
    scopes: [...new Set(['openid', ...scopes])].join(' '),
    name: text('OIDC_NAME') ?? server.host,
    subjectClaim: text('OIDC_SUBJECT_CLAIM') ?? 'sub',
    letIn,
    required,
    roles,
    only,
  };
}

function issuerIn({ fault }: SettingsReader, issuer: string): URL | undefined {
  const url = URL.parse(issuer);
  if (!url || !isPrivate(url) || url.username || url.password || url.search || url.hash)
    return fault(
      'OIDC_ISSUER',
      `is "${issuer}", which is no https address.`,
      'Set it to the issuer as the provider names it, such as https://id.example.org/realms/desk; http only on this machine.',
    );
  // These stand for every tenant: anyone with an account at Microsoft could sign in.
  if (url.host === 'login.microsoftonline.com' && /^\/(?:common|organizations|consumers)(?:\/|$)/.test(url.pathname))
    return fault(
      'OIDC_ISSUER',
      'stands for every organisation at Microsoft.',
      'Write the id of your own tenant instead: https://login.microsoftonline.com/TENANT/v2.0.',
    );
  return url;
}

function requiredClaim({ text, fault }: SettingsReader): OidcSettings['required'] {
  const given = text('OIDC_REQUIRED_CLAIM');
  if (given === undefined) return undefined;
  const [, claim, value] = /^([^=\s]+)=(.+)$/.exec(given) ?? [];
  return claim !== undefined && value !== undefined
    ? { claim, value }
    : fault('OIDC_REQUIRED_CLAIM', `is "${given}".`, 'Write a claim and the value it has to have: groups=agents.');
}

/** The claim that tells roles, and the role that each of its values stands for. One is of no use without the other. */
function claimedRoles({ text, fault }: SettingsReader): OidcSettings['roles'] {
  const claim = text('OIDC_ROLES_CLAIM');
  const given = text('OIDC_ROLES')
    ?.split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (claim === undefined && given === undefined) return undefined;
  if (claim === undefined)
    return fault('OIDC_ROLES_CLAIM', 'is missing, but OIDC_ROLES is set.', 'Name the claim, such as groups.');
  if (given === undefined)
    return fault(
      'OIDC_ROLES',
      'is missing, but OIDC_ROLES_CLAIM is set.',
      'Write what its values stand for: desk-leads=lead, desk-admins=operator.',
    );
  const values = new Map<string, Role>();
  for (const each of given) {
    // Of several "=" the last one: a value may be a path with some in it.
    const [, value, role] = /^(.+)=([a-z]+)$/.exec(each) ?? [];
    if (value === undefined || role === undefined || !isRole(role))
      return fault(
        'OIDC_ROLES',
        `holds "${each}".`,
        `Write a value and a role: desk-leads=lead. Roles: ${allRoles.join(', ')}.`,
      );
    values.set(value, role);
  }
  return { claim, values };
}
