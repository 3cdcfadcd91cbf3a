import { FixpathError } from '../../domain/error.ts';
import type { ErrorCode } from '../../domain/error-codes.ts';

/** The error a person reads when SQLite failed: `folder` is where the database lives. */
export function storageError(error: unknown, folder: string): FixpathError {
  if (error instanceof FixpathError) return error;
  const code = (error as { code?: unknown } | undefined)?.code; // anything may be thrown
  const because = error instanceof Error ? error.message : String(error);
  if (because.includes('connection is not open')) return storageClosed(folder, error);
  const [name, fault] = faultOf(typeof code === 'string' ? code : '');
  return new FixpathError(name, `${folder}: ${fault} (${because})`, { cause: error });
}

/** The error of a store that is asked after it was closed. */
export function storageClosed(folder: string, cause?: unknown): FixpathError {
  return new FixpathError('storage-closed', `${folder}: the store was closed before. Ask it nothing after close().`, {
    cause,
  });
}

/** The error of a database in which somebody who looked has found faults. */
export function storageDamaged(folder: string, faults: readonly string[]): FixpathError {
  const [name, fault] = faultOf('SQLITE_CORRUPT');
  return new FixpathError(name, `${folder}: ${fault} (${faults.join('; ')})`);
}

function faultOf(code: string): [name: ErrorCode, fault: string] {
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC')
    return [
      'storage-full',
      'the disk is full, nothing was written. Free space on it, or move DATA_DIR to a larger one.',
    ];
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB'))
    return [
      'storage-corrupt',
      'the database is damaged. Put back the last copy of the folder, or move it away to begin with an empty one.',
    ];
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_PERM') ||
    ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)
  )
    return [
      'storage-unwritable',
      'the database cannot be opened for writing. Let the user that runs Fixpath write to this folder, or set DATA_DIR to one it can.',
    ];
  if (code.startsWith('SQLITE_IOERR'))
    return ['storage-io', 'the disk failed. Look at the system log of this machine, and at its disk.'];
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return ['storage-busy', 'another program holds the database locked. Find it (`fuser` names it) and end it.'];
  return ['storage-failed', 'the database refused. This is a fault of the program: please report it.'];
}
