import type { HttpResponse } from '../wire/http.ts';
import type { Conversation } from './conversation.ts';
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

/**
 * How Teams hands over files that it does not show: in a chat of two it asks the person first, elsewhere bots have links
 * alone. `words` stand beside them.
 */
export type HandOver = { readonly way: 'asked' | 'linked'; readonly words: string };

/** The largest picture that Teams shows in a message, in bytes. */
const largestShown = 1024 * 1024;

/** How the files of an agent reach a person in Teams; undefined where they lie in the message itself, as in all other channels. */
export function handOverWay(
  { channel, group }: Pick<Conversation, 'channel' | 'group'>,
  files: readonly SentFile[],
): HandOver['way'] | undefined {
  if (channel !== 'msteams' || files.every(isShownInTeams)) return undefined;
  return group ? 'linked' : 'asked';
}

/** Whether Teams shows it as a picture in the message, which takes nobody's consent. */
export function isShownInTeams({ type, bytes }: SentFile): boolean {
  return /^image\/(?:png|jpeg|gif)$/.test(type) && bytes <= largestShown;
}

/** The event by which a channel tells what somebody answered when it asked whether they take a file. */
export const fileAnswerEvent = 'fixpath/file-answer';
