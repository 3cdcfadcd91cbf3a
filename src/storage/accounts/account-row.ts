import type { Account } from '../../domain/handoff/account.ts';
import { isRole, type Role } from '../../domain/handoff/roles.ts';
import { present } from '../../domain/present.ts';
import type { Tables } from '../sql/tables.ts';

export function accountRow({ createdAt, identity, ...account }: Account): Tables['agents'] {
  return {
    ...account,
    teams: account.teams.join(' '),
    roles: account.roles.join(' '),
    disabled: account.disabled ? 1 : 0,
    available: account.available ? 1 : 0,
    created_at: createdAt,
    mail: account.mail ?? null,
    issuer: identity?.issuer ?? null,
    subject: identity?.subject ?? null,
  };
}

export function accountOf({
  id,
  login,
  name,
  teams,
  roles,
  password,
  disabled,
  available,
  created_at,
  mail,
  issuer,
  subject,
}: Tables['agents']): Account {
  return present({
    id,
    login,
    name,
    teams: teams.split(' ').filter((team) => team !== ''),
    roles: rolesIn(roles),
    password,
    disabled: disabled === 1,
    available: available === 1,
    createdAt: created_at,
    mail,
    identity: issuer === null || subject === null ? undefined : { issuer, subject },
  });
}

/** The roles that a column holds; one that this version does not know is left out and gives nothing. */
export function rolesIn(column: string): readonly Role[] {
  return column.split(' ').filter(isRole);
}
