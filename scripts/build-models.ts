/**
 * Learns what the content of this checkout teaches, ahead of the first start: `npm ci` runs it, and a data folder that is
 * made later begins with a copy. A second of work if it has been done.
 */
import { join } from 'node:path';
import { builtModels, openDesk } from '../src/app/open-desk.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

await openDesk({ contentDir: join(import.meta.dirname, '..'), dataDir: join(builtModels, '..') }, quiet);
