import type { HttpResponse } from '../wire/http.ts';
import type { SentFile } from './input.ts';

/** A file that came with a message, not kept yet. */
export type LooseFile = { readonly name: string; readonly type: string; readonly content: Uint8Array };

/** A file as it is kept. */
export type StoredFile = LooseFile & { readonly id: string };

/** How much room files may take, in bytes. */
export type FileRoom = {
  /** The bytes of one conversation's files. */
  readonly conversation: number;
  /** All of them; undefined for a tenth of the disk, at most 2 GB. */
  readonly desk: number | undefined;
  /** What they leave free on the disk, so that words can still be kept. */
  readonly free: number;
};

/** What became of files that were to be kept together. `full`: there is no room for them there, and none was kept. */
export type FileKeeping =
  | { readonly type: 'kept' }
  | { readonly type: 'full'; readonly what: 'conversation' | 'desk' | 'disk' };

/**
 * Keeps files that were sent together. With a mark, the same ones again are the same files, and the first contents
 * stand.
 */
export type KeepFiles = (
  conversation: string,
  files: readonly LooseFile[],
  mark?: string,
) => Promise<
  | { readonly type: 'kept'; readonly files: readonly SentFile[] }
  | { readonly type: 'refused'; readonly answered: HttpResponse }
>;
