import type { Account, Accounts } from '../../domain/handoff/account.ts';
import type { Role } from '../../domain/handoff/roles.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { isLogin } from '../sign-in/edit-accounts.ts';
import type { Claims } from './applicant-of.ts';
import { type Applicant, applicantOf } from './applicant-of.ts';
import type { OidcSettings } from './oidc-settings.ts';

export type Admission =
  | {
      readonly type: 'let-in';
      readonly account: Account;
      /** What the provider says they are; undefined where it says nothing of it. */
      readonly roles: readonly Role[] | undefined;
      /** They were given an account just now, or found theirs by their mail address. */
      readonly change?: 'account-added' | 'account-changed';
    }
  | {
      readonly type: 'refused';
      /** `not-a-member`: the required claim is not theirs. `unproven`: their mail address is not, so it finds no account. */
      readonly why: 'unknown' | 'unproven' | 'disabled' | 'not-a-member' | 'failed';
      readonly applicant?: Applicant;
      /** Theirs, if it is disabled. */
      readonly account?: Account;
    };

export type AdmitParts = {
  readonly store: Pick<Accounts, 'accounts' | 'keepAccount' | 'tieAccount'>;
  readonly clock: Clock;
  readonly newId: () => string;
};

/** Which account somebody has whom the provider vouches for. */
export function admitting(
  settings: Pick<OidcSettings, 'issuer' | 'letIn' | 'required' | 'subjectClaim' | 'roles'>,
  { store, clock, newId }: AdmitParts,
): (claims: Claims) => Promise<Admission> {
  const find = async (applicant: Applicant): Promise<Account | undefined> => {
    const accounts = await store.accounts();
    const { identity, mail } = applicant;
    const own = accounts.find((each) => isSame(each.identity, identity));
    if (own) return own;
    // Whoever has an identity is known by it alone: an address can pass to somebody else.
    const free = accounts.find((each) => each.mail !== undefined && each.mail === mail && !each.identity);
    if (!free || free.disabled) return free;
    return (await store.tieAccount(free.id, identity)) ? { ...free, identity } : undefined;
  };
  const make = async ({ identity, mail, name, username }: Applicant): Promise<Account | undefined> => {
    const id = `desk-${newId().slice(-12)}`;
    for (const login of [mail, username?.toLowerCase(), id]) {
      if (login === undefined || !isLogin(login)) continue;
      const account: Account = {
        id,
        login,
        name: (name ?? username ?? login).slice(0, 100),
        teams: [],
        roles: ['agent'],
        password: '',
        disabled: false,
        available: false,
        createdAt: clock(),
        identity,
      };
      if (await store.keepAccount(account)) return account;
    }
    return undefined;
  };

  return async (claims) => {
    const applicant = applicantOf(claims, settings);
    if (!applicant) return { type: 'refused', why: 'failed' };
    const { required, letIn } = settings;
    if (required && !holds(claims[required.claim], required.value))
      return { type: 'refused', why: 'not-a-member', applicant };
    const before = await store.accounts();
    const found = await find(applicant);
    const made = found === undefined && letIn === 'everyone' ? await make(applicant) : undefined;
    // Found at the second look: their other tab was tied to the account, or made it, in between.
    const account = found ?? made ?? (await find(applicant));
    if (!account) return { type: 'refused', why: applicant.hasUnprovenMail ? 'unproven' : 'unknown', applicant };
    if (account.disabled) return { type: 'refused', why: 'disabled', applicant, account };
    const isTied = found !== undefined && !before.some(({ id, identity }) => id === found.id && identity);
    const change = made ? 'account-added' : isTied ? 'account-changed' : undefined;
    return { type: 'let-in', account, roles: rolesTold(claims, settings), ...(change && { change }) };
  };
}

function isSame(one: Account['identity'], other: Applicant['identity']): boolean {
  return one !== undefined && one.issuer === other.issuer && one.subject === other.subject;
}

/** The roles that the values of the claim stand for; undefined if none of them stands for any. */
function rolesTold(claims: Claims, { roles }: Pick<OidcSettings, 'roles'>): readonly Role[] | undefined {
  if (!roles) return undefined;
  const told = [...roles.values].flatMap(([value, role]) => (holds(claims[roles.claim], value) ? [role] : []));
  return told.length > 0 ? [...new Set(told)] : undefined;
}

/** A claim has a value if it is the value, or a list with the value in it. */
function holds(claim: unknown, value: string): boolean {
  return Array.isArray(claim) ? claim.includes(value) : claim === value;
}
