import { openForReading } from './open-for-reading.ts';

/** The process that looks at every page of a folder's database, and prints what is wrong: a JSON list of sentences. */
const [, , folder = ''] = process.argv;
process.stdout.write(JSON.stringify(faultsIn(folder)));

function faultsIn(folder: string): readonly string[] {
  try {
    const db = openForReading(folder);
    // One row that says "ok", or one for each fault.
    const rows = db.pragma('quick_check(10)') as readonly { readonly quick_check: string }[];
    return rows.map((row) => row.quick_check).filter((told) => told !== 'ok');
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }; // a SqliteError has both
    if (code?.startsWith('SQLITE_CORRUPT') || code?.startsWith('SQLITE_NOTADB')) return [`${message}`];
    throw error;
  }
}
