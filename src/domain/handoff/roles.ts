/** What somebody who signs in at the desk is there for. An account has one or more of them. */
export const roles = ['agent', 'lead', 'writer', 'operator'] as const;

export type Role = (typeof roles)[number];

/**
 * What can be done at the desk, and the roles that may do it; docs/roles.md shows the same to operators.
 *
 * - `conversations`: see the queue, read conversations, take them over, write in them, give them to colleagues.
 * - `persons`: export all that is kept of a person, and erase it.
 * - `inbox`: read the messages that were not understood, and dismiss them.
 * - `audit`: read who did what.
 */
export const rolesWith = {
  conversations: ['agent', 'lead', 'operator'],
  persons: ['lead', 'operator'],
  inbox: ['writer', 'operator'],
  audit: ['operator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Right = keyof typeof rolesWith;

/** Whether somebody of these roles has a right; one role that has it is enough. */
export function mayDo({ roles: own }: { readonly roles: readonly Role[] }, right: Right): boolean {
  const enough: readonly Role[] = rolesWith[right];
  return own.some((role) => enough.includes(role));
}

/** Every right of somebody of these roles. */
export function rightsOf(account: { readonly roles: readonly Role[] }): readonly Right[] {
  const all = Object.keys(rolesWith) as Right[]; // the keys are the rights
  return all.filter((right) => mayDo(account, right));
}

/** Whether a text names a role. */
export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}
