import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The real server, as an operator starts it. */
export const ourEntry = join(root, 'src/start.js');

/** How `npm start` starts it. */
export const ourNodeOptions = ['--max-semi-space-size=8'];

/** Its settings: the project's content, a free port, its data on disk, the Bot Framework endpoint open to us. */
export function ourSettings(folder: string): Readonly<Record<string, string>> {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    CONTENT_DIR: root,
    TMPDIR: folder,
    ALLOW_UNAUTHENTICATED_BOT: 'true',
  };
}
