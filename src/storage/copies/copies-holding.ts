import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { databaseFile } from '../sqlite/database-file.ts';

/** Where copies of a folder are that this machine knows of: made by the command, or set aside as one was restored. */
const places = (folder: string): readonly string[] => [join(folder, 'backups'), folder];

/** The copies beside a folder's database in which a conversation still has words. One that cannot be read is named as well. */
export async function copiesHolding(folder: string, conversations: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const place of places(folder)) {
    const names = await readdir(place).catch(() => []);
    const copies = names.filter((name) => name !== databaseFile && /\.sqlite(\.before-[^-]+)?$/.test(name));
    found.push(
      ...copies
        .filter((name) => name !== 'owner.sqlite')
        .map((name) => join(place, name))
        .filter((file) => holds(file, conversations)),
    );
  }
  return found;
}

function holds(file: string, conversations: readonly string[]): boolean {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true });
    const has = db.prepare<[string], number>('select 1 from conversations where id = ?').pluck();
    return conversations.some((conversation) => has.get(conversation) !== undefined);
  } catch {
    return true;
  } finally {
    db?.close();
  }
}
