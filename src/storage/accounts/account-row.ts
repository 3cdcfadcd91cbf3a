import type { Account } from '../../domain/handoff/account.ts';
import { present } from '../../domain/present.ts';
import type { Tables } from '../sql/tables.ts';

export function accountRow({ createdAt, identity, ...account }: Account): Tables['agents'] {
  return {
    ...account,
    teams: account.teams.join(' '),
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
    password,
    disabled: disabled === 1,
    available: available === 1,
    createdAt: created_at,
    mail,
    identity: issuer === null || subject === null ? undefined : { issuer, subject },
  });
}
