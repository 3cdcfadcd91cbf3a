/**
 * What is put on the audit. Never among it: what a person wrote, their name or address. Conversations and handoffs are named by
 * their ids, which stay when a person is erased.
 */
export type AuditEvent =
  // at the desk, or in a channel of Teams
  | 'signed-in'
  | 'sign-in-refused'
  | 'signed-out'
  | 'conversation-read'
  | 'conversation-posted'
  | 'file-read'
  | 'searched'
  | 'inbox-read'
  | 'inbox-dismissed'
  | 'audit-read'
  // at the desk, or by a command
  | 'person-exported'
  | 'erasure-asked'
  | 'account-added'
  | 'account-changed'
  | 'account-removed'
  // by the program itself
  | 'server-started'
  | 'settings-changed'
  | 'content-changed'
  | 'conversations-forgotten';

/** What a line is about: ids, names of settings, counts. */
export type AuditAbout = Readonly<
  Record<string, string | number | readonly string[] | Readonly<Record<string, string>> | undefined>
>;

/** One line of the audit: what was done, when, by whom, from where. */
export type AuditLine = {
  /** Counts up by one and is never given twice: a gap is a line that was taken out. */
  readonly number: number;
  /** Ms since 1970. */
  readonly at: number;
  readonly event: AuditEvent;
  /**
   * The login of an account, `teams-` and the id of an account of Teams, or the user of the machine who ran a command; left out
   * for the program itself, for strangers, and where it is not known.
   */
  readonly who?: string;
  /** A network address, `command` or `teams`. */
  readonly from?: string;
  readonly about?: AuditAbout;
};

export type NewAuditLine = Omit<AuditLine, 'number'>;

/** Where the audit is kept. Lines come at the end; none is ever changed. */
export type Audit = {
  /** Adds a line. */
  audit(line: NewAuditLine): Promise<void>;
  /** Lines with a number above `after` that were written at `since` or later, in order, at most `limit`. */
  auditLines(after: number, since: number, limit: number): Promise<readonly AuditLine[]>;
  /** The last line about an event; undefined if there is none. */
  lastAudited(event: AuditEvent): Promise<AuditLine | undefined>;
  /** Takes out lines written before a time, as long as they are thirty days old by the machine's clock; how many. */
  forgetAudit(before: number): Promise<number>;
};
