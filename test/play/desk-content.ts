import { join } from 'node:path';
import { type OpenDesk, openDesk } from '../../src/app/open-desk.ts';
import { learnedFolder } from './learned.ts';
import { keepingErrors } from './plain-desk.ts';

const root = join(import.meta.dirname, '../..');

let opened: Promise<OpenDesk> | undefined;

/** The project's own content and its classifier, opened once for all tests of a process. */
export function deskContent(): Promise<OpenDesk> {
  opened ??= openDesk({ contentDir: root, dataDir: learnedFolder }, keepingErrors());
  return opened;
}
