import { FixpathError } from '../../domain/error.ts';
import type { ErrorCode } from '../../domain/error-codes.ts';
import { storageClosed } from '../sqlite/storage-error.ts';

/** The error a person reads when PostgreSQL, or the way to it, failed: `place` names the database, without its password. */
export function postgresError(error: unknown, place: string): FixpathError {
  if (error instanceof FixpathError) return error;
  const because = error instanceof Error ? error.message || sqlState(error) : String(error);
  if (because.includes('after calling end on the pool')) return storageClosed(place, error);
  const [name, fault] = faultOf(sqlState(error), because);
  return new FixpathError(name, `${place}: ${fault} (${because})`, { cause: error });
}

/** Whether the server may be there later, and answer then. */
export function isAway(error: unknown): boolean {
  return faultOf(sqlState(error), String(error))[0] === 'postgres-unreachable';
}

/** SQLSTATE of the server, or the system's name of what is wrong with the way to it. */
export function sqlState(error: unknown): string {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: readonly unknown[] }; // anything may be thrown
  if (typeof code === 'string') return code;
  // Of a name with several addresses, none of which answered.
  return errors?.[0] === undefined ? '' : sqlState(errors[0]);
}

const waysToIt = new Set(
  'ECONNREFUSED ECONNRESET ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH ETIMEDOUT EPIPE ENOENT'.split(' '),
);

function faultOf(code: string, because: string): [name: ErrorCode, fault: string] {
  if (
    waysToIt.has(code) ||
    code.startsWith('08') ||
    ['57P01', '57P02', '57P03', '3D000', '53300'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|not queryable|Query read timeout/.test(because)
  )
    return [
      'postgres-unreachable',
      'the database cannot be reached. Start PostgreSQL, or make the database; Fixpath goes on by itself once it is there. If it is elsewhere, correct DATABASE_URL.',
    ];
  if (code.startsWith('28') || code === '42501')
    return [
      'postgres-refused',
      'PostgreSQL does not let this user in, or not do what is needed. Correct name and password in DATABASE_URL, or make the user the owner of the database.',
    ];
  if (code === '53100')
    return ['postgres-full', 'the disk of the database is full, nothing was written. Free space on it.'];
  if (code === '25006')
    return ['postgres-unwritable', 'this database can only be read. Name the primary server in DATABASE_URL.'];
  if (code === '55P03' || code === '57014')
    return ['postgres-busy', 'somebody holds a lock in the database. Find them in pg_stat_activity and end it.'];
  if (code === 'XX001' || code === 'XX002')
    return ['postgres-corrupt', 'the database is damaged. Put back its last copy.'];
  return ['postgres-failed', 'the database refused. This is a fault of the program: please report it.'];
}
