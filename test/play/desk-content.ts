import { join } from 'node:path';
import { type OpenDesk, openDesk } from '../../src/app/open-desk.ts';
import { keepingErrors } from './plain-desk.ts';

const root = join(import.meta.dirname, '../..');

/** The project's own content and its classifier, whose model is kept between runs. */
export function deskContent(): Promise<OpenDesk> {
  return openDesk({ contentDir: root, dataDir: join(root, '.cache/test-desk') }, keepingErrors());
}
