import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Account, Accounts } from '../domain/account.ts';
import { FixpathError } from '../domain/error.ts';
import { accountOf, accountRow } from './account-row.ts';
import { migrationSql } from './migrations.ts';
import { readStatements } from './read-statements.ts';
import { bindStatements } from './sqlite/bind-statement.ts';
import { databaseFile } from './sqlite/database-file.ts';
import { migrate, refuseNewer, versionOf } from './sqlite/migrate.ts';
import { takeOwnerLock } from './sqlite/owner-lock.ts';
import { storageError } from './sqlite/storage-error.ts';
import { writeAccounts } from './sqlite/write-accounts.ts';
import { accountStatements } from './writing/account-statements.ts';

/** What the accounts' command needs, whether or not a server runs on the folder. */
export type OpenAccounts = Pick<
  Accounts,
  'accounts' | 'account' | 'keepAccount' | 'removeAccount' | 'endSessionsOf'
> & { readonly close: () => void };

/**
 * Opens a folder's accounts and nothing else, beside a server if one runs. The owner's lock guards conversations, of
 * which there may be one writer; these two tables are written in single transactions that wait for each other.
 */
export async function openSqliteAccounts({ folder }: { readonly folder: string }): Promise<OpenAccounts> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    bringUpToDate(folder);
    const db = new Database(join(folder, databaseFile), { fileMustExist: true, timeout: 5000 });
    db.pragma('foreign_keys = on');
    const { accounts, account } = readStatements;
    const read = bindStatements(db, { accounts, account });
    const write = writeAccounts(bindStatements(db, accountStatements));
    const keep = db.transaction((kept: Account) => write.keepAccount(accountRow(kept)));
    return {
      accounts: async () => read.accounts.all({}).map(accountOf),
      account: async (login) => {
        const row = read.account.get({ login });
        return row && accountOf(row);
      },
      keepAccount: async (kept) => keep.immediate(kept),
      removeAccount: async (id) => void write.removeAccount({ id }),
      endSessionsOf: async (account) => void write.endSessionsOf({ account }),
      close: () => void db.close(),
    };
  } catch (error) {
    throw storageError(error, folder);
  }
}

/** Without a server the tables are made here; a server that runs has made them, if it knows of accounts at all. */
function bringUpToDate(folder: string): void {
  const release = lockIfFree(folder);
  try {
    const db = new Database(join(folder, databaseFile), { timeout: 5000 });
    try {
      if (release) {
        db.pragma('journal_mode = wal');
        migrate(db, folder, migrationSql());
      }
      const version = versionOf(db);
      refuseNewer(version, folder, migrationSql().length);
      if (version < migrationSql().length)
        throw new FixpathError(
          'storage-older',
          `${folder}: an older Fixpath runs on this folder. End it and start this one: it brings the database up to date.`,
        );
    } finally {
      db.close();
    }
  } finally {
    release?.();
  }
}

function lockIfFree(folder: string): (() => void) | undefined {
  try {
    return takeOwnerLock(folder);
  } catch (error) {
    if (error instanceof FixpathError && error.code === 'storage-owned') return undefined;
    throw error;
  }
}
