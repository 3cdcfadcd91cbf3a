import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contentParts } from '../content/live/load-kept-content.ts';
import { filesAt } from '../domain/files-at.ts';
import { asObject } from '../domain/json.ts';
import type { Log } from '../domain/ports/log.ts';
import type { ContentFiles, SharedStore } from '../domain/ports/shared-store.ts';
import type { OpenDesk, PreparedContent } from './open-desk.ts';

export type ContentTogetherParts = {
  readonly desk: Pick<OpenDesk, 'prepare'>;
  readonly shared: Pick<SharedStore, 'contents' | 'tell' | 'hear'>;
  /** Where this process has its content. */
  readonly contentDir: string;
  readonly dataDir: string;
  readonly log: Log;
};

/** Content that processes change together. */
export type ContentTogether = {
  /** Reads the content of this process again, and takes up what all play; true if that is another one than before. */
  readonly reload: () => Promise<boolean>;
  /** Calls `moved` when others have agreed on another one, which is then to be taken up by `reload`. */
  readonly follow: (moved: () => Promise<void>) => void;
  readonly close: () => Promise<void>;
};

/** How often a process says that it is there, and looks for what all play, ms. */
const often = 5000;

/** Content that this process is ready to play: its own, or what others play. */
type Ready = { readonly version: string; readonly prepared: PreparedContent };

/** This process's own. */
type Own = Ready & { readonly files: ContentFiles };

/**
 * Content of processes that share a store: changed content is taken up once each of them has it in its own folder, whole and
 * learned, and then by all; until then all play the one of before. Who comes with another one plays what all play, which it gets
 * from the store.
 */
export async function contentTogether(parts: ContentTogetherParts): Promise<ContentTogether> {
  const { desk, shared, contentDir, dataDir, log } = parts;
  const { contents } = shared;
  let own: Own | undefined;
  let playing: string | undefined;
  let toldWaiting: string | undefined;
  let toldFaulty: string | undefined;

  const readOwn = async (): Promise<void> => {
    const files = await filesOf(contentDir);
    own = { version: versionOf(files), files, prepared: await desk.prepare(contentDir) };
  };
  /** What others play, from the store; undefined if it cannot be played here. */
  const fromOthers = async (version: string): Promise<Ready | undefined> => {
    const folder = join(dataDir, `content-${version}`);
    try {
      const files = await contents.files(version);
      // Told by the catch below.
      if (!files) throw new Error('the database has no files of it');
      await writeFiles(folder, files);
      return { version, prepared: await desk.prepare(folder) };
    } catch (error) {
      if (toldFaulty !== version)
        log.error('the content that other processes play cannot be played here', { version, error });
      toldFaulty = version;
      return undefined;
    }
  };
  const takeUpAgreed = async (): Promise<boolean> => {
    if (!own) return false;
    const agreed = await contents.agree(own.version, own.files);
    if (agreed !== own.version && toldWaiting !== own.version) {
      log.info('content waits until all processes have it', { version: own.version, playing: agreed });
      toldWaiting = own.version;
    }
    if (agreed === playing) return false;
    const next = agreed === own.version ? own : await fromOthers(agreed);
    const isChanged = (next ?? own).prepared.takeUp();
    playing = next?.version; // what could not be played is tried again
    if (!next) return isChanged;
    toldFaulty = undefined;
    shared.tell({ content: agreed });
    await forgetFolders(dataDir, `content-${agreed}`);
    return isChanged;
  };

  await readOwn();
  await takeUpAgreed();
  let timer: NodeJS.Timeout | undefined;
  let deafen = (): void => {};
  return {
    reload: async () => {
      const fault = await readOwn().then(
        () => undefined,
        (error: unknown) => error,
      );
      // What the others play is taken up even where the own folder is faulty.
      const isChanged = await takeUpAgreed();
      if (fault !== undefined && !isChanged) throw fault;
      return isChanged;
    },
    follow: (moved) => {
      const look = async (): Promise<void> => {
        try {
          if (own && (await contents.agree(own.version, own.files)) !== playing) await moved();
        } catch (error) {
          log.debug('what content all play is not known', { error });
        }
      };
      timer = setInterval(look, often).unref();
      deafen = shared.hear((news) => {
        const { content } = asObject(news) ?? {};
        if (typeof content === 'string' && content !== playing) void moved();
      });
    },
    close: async () => {
      clearInterval(timer);
      deafen();
      await contents.leave().catch(() => undefined); // it is forgotten all the same, within seconds
    },
  };
}

async function filesOf(root: string): Promise<ContentFiles> {
  const read = contentParts.flatMap((part) => filesAt(root, part));
  const files = read.flatMap(([path, bytes]) => (bytes ? [[path, bytes.toString('base64')] as const] : []));
  return Object.fromEntries(files);
}

function versionOf(files: ContentFiles): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(files).sort()))
    .digest('hex')
    .slice(0, 32);
}

async function writeFiles(root: string, files: ContentFiles): Promise<void> {
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), bytes, 'base64');
  }
}

/** Folders of contents that others played, once. */
async function forgetFolders(dataDir: string, kept: string): Promise<void> {
  const names = await readdir(dataDir).catch(() => []);
  const old = names.filter((name) => name.startsWith('content-') && name !== kept);
  await Promise.all(old.map((name) => rm(join(dataDir, name), { recursive: true, force: true })));
}
