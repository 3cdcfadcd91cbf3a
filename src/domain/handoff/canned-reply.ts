import type { AgentName } from '../conversation/input.ts';
import { cannedNames } from '../text/fill-canned.ts';

/** A canned reply that an agent wrote on the page; those of `desk.yml` are content and stand beside it. */
export type CannedReply = CannedDraft & {
  /** Made by the page that wrote it first, so that a repeated save is known. */
  readonly id: string;
  /** How often it was saved; a save names the one it began with, so that no colleague's words are written over. */
  readonly revision: number;
  /** Who saved it last, and when. */
  readonly by: AgentName;
  readonly at: number;
};

/** What an agent writes of a canned reply. */
export type CannedDraft = {
  readonly title: string;
  /** With `{{names}}` in it, see `fillCanned`. */
  readonly text: string;
  /** The tag of the language it is written in; left out for one that suits everybody. */
  readonly language?: string;
  /** Only whoever wrote it sees it. Left out: all agents share it, and any of them may change it. */
  readonly isOwn?: true;
};

/**
 * What became of a save or a removal. `changed`: somebody saved it meanwhile, and `reply` is how it is now; `gone`: somebody
 * deleted it; `taken`: another one that they see has this title in this language; `full`: there are as many as there may be.
 */
export type CannedAnswer =
  | { readonly type: 'kept'; readonly reply: CannedReply }
  | { readonly type: 'deleted' }
  | { readonly type: 'refused'; readonly why: 'changed'; readonly reply: CannedReply }
  | { readonly type: 'refused'; readonly why: 'gone' | 'taken' | 'full' };

/** Where agents' canned replies are kept. */
export type CannedReplies = {
  /** Those that an agent sees: what all share and their own, by title. */
  cannedReplies(agent: string): Promise<readonly CannedReply[]>;
  /** Stores a new one (`revision` 0), or changes the one of that revision; the same save again changes nothing. */
  keepCannedReply(reply: CannedReply): Promise<CannedAnswer>;
  /** Deletes the one of that revision; one that is gone already counts as deleted. */
  removeCannedReply(id: string, revision: number, agent: string): Promise<CannedAnswer>;
};

/** A title is what it is picked by, characters. */
export const longestCannedTitle = 80;

/** Among more than these nobody finds one. */
export const mostCannedReplies = 500;

/** A name in double braces that no canned reply knows, as it was written; undefined if all are known. */
export function unknownCannedName(text: string): string | undefined {
  const written = [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = '']) => name);
  return written.find((name) => !cannedNames.some((each) => each === name));
}
