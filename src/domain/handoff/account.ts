import type { Role } from './roles.ts';

/** Somebody who can sign in at the agents' page. */
export type Account = {
  /** Ours, shown to persons beside the agent's words; tells nothing of the login. */
  readonly id: string;
  /** What they sign in with, in lower case. */
  readonly login: string;
  readonly name: string;
  /** Ids of teams; none: they work for all of them. */
  readonly teams: readonly string[];
  /** At least one. What a session brings along from a provider counts instead. */
  readonly roles: readonly Role[];
  /** The password's hash with its parameters, never the password. Empty: no password is right. */
  readonly password: string;
  readonly disabled: boolean;
  /** What they last set: whether they take conversations while their page is open. */
  readonly available: boolean;
  readonly createdAt: number;
  /** In lower case. Whoever the provider confirms to own it may sign in, and is known by their identity afterwards. */
  readonly mail?: string;
  readonly identity?: Identity;
};

/** Who somebody is at an identity provider. A subject is never given to somebody else; a mail address may be. */
export type Identity = { readonly issuer: string; readonly subject: string };

/** A signed-in browser. Its token is known to the browser alone; kept is the token's hash. */
export type Session = {
  readonly hash: string;
  readonly account: string;
  readonly expiresAt: number;
  /** When it ends however much it is used; set when it begins. If left out, it lasts as long as it is used. */
  readonly endsAt?: number;
  /** What the provider said they are when it began; left out, their account says it. */
  readonly roles?: readonly Role[];
};

/** Where accounts and sessions are kept. */
export type Accounts = {
  accounts(): Promise<readonly Account[]>;
  /** The account of a login. */
  account(login: string): Promise<Account | undefined>;
  /** Stores an account, or changes the one of that id. False: another one has its login, mail or identity. */
  keepAccount(account: Account): Promise<boolean>;
  setAvailable(id: string, available: boolean): Promise<void>;
  /** Ties an account without an identity to one. False: it has one by now, is gone, or another account has this one. */
  tieAccount(id: string, identity: Identity): Promise<boolean>;
  /** Removes an account with its sessions. */
  removeAccount(id: string): Promise<void>;
  /** The session of a token's hash, and its account. */
  session(hash: string): Promise<{ readonly session: Session; readonly account: Account } | undefined>;
  /** Stores a session, or moves its end; those that are over at `now` go. */
  keepSession(session: Session, now: number): Promise<void>;
  endSession(hash: string): Promise<void>;
  endSessionsOf(account: string): Promise<void>;
};
