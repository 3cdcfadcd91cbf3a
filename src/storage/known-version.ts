import { FixpathError } from '../domain/error.ts';

/** Refuses tables of a version before this Fixpath's: only its server brings them up to date. */
export function refuseOlder(found: number, place: string, known: number): void {
  if (found < known)
    throw new FixpathError(
      'storage-older',
      `${place}: the database has version ${found}, this Fixpath reads version ${known}. End an older Fixpath that runs there, and start the server of this one: it brings the database up to date.`,
    );
}

/** Refuses tables that a newer Fixpath has made. `place` names their folder or database to people. */
export function refuseNewer(found: number, place: string, known: number): void {
  if (found > known)
    throw new FixpathError(
      'storage-newer',
      `${place}: the database has version ${found}, this Fixpath knows versions up to ${known}. Run the newer Fixpath again, or put back the copy from before the update.`,
    );
}
