import type { Json } from '../json.ts';
import type { Clock } from './clock.ts';

/** The files of a content, as Base64, by their paths below its root. */
export type ContentFiles = Readonly<Record<string, string>>;

/** Which content processes play that use one store at the same time. */
export type SharedContents = {
  /** The files of a version that a process has, or that all play. */
  readonly files: (version: string) => Promise<ContentFiles | undefined>;
  /**
   * Says which version this process has, for some seconds, and returns the one that all play: what the first one had, and another
   * one only while all that are there have it. Its files are kept for those that have another one.
   */
  readonly agree: (version: string, files: ContentFiles) => Promise<string>;
  /** This process is counted no more. */
  readonly leave: () => Promise<void>;
};

/** What processes have in common that use one store at the same time. */
export type SharedStore = {
  /**
   * The store's own time, ms since 1970: the same for all of them to within the time of a question and its answer. Between two
   * looks at it, it goes on by this machine's steady clock.
   */
  readonly clock: Clock;
  /** Lets go of a lane, if it is still held under this fence; true if an input waits in it all the same. */
  readonly freeLane: (conversation: string, fence: number) => Promise<boolean>;
  /**
   * What one process has learned under a key, which names all that it is learned from. The others wait for it, and learn by
   * themselves only where it takes minutes, or the store cannot be asked. What is kept and not `isReadable` is learned anew; nothing
   * empty is kept.
   */
  readonly learnOnce: (
    key: string,
    learn: () => Promise<Uint8Array>,
    isReadable: (model: Uint8Array) => boolean,
  ) => Promise<Uint8Array>;
  readonly contents: SharedContents;
  /** Tells all the others something of at most a few kilobytes, which is kept nowhere and may be lost. */
  readonly tell: (news: Json) => void;
  /** Calls the listener with what the others tell; returns the way to stop it. */
  readonly hear: (listener: (news: Json) => void) => () => void;
};

/** At most this many models are kept on a shelf: the one in use, and those of contents one may go back to. */
export const mostOnShelf = 5;

/** The part of a model's key before its last dot. Models evict only others of the same shelf. */
export function shelfOf(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf('.')));
}
