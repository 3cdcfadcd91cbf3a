import type { AgentWords } from '../content/agent-words.ts';
import type { PageWords } from '../content/page-words.ts';
import type { ReplyName } from '../conversation/reply.ts';
import type { SignInWays } from './sign-in-ways.ts';

/** What `channelData` of an activity carries for scripts and pages. */
export type FixpathData = { readonly fixpath: ReplyName };

/** The value of a button: messageBack, so that the channel shows the label and we learn which button it was. */
export type ButtonValue = { readonly fixpath: { readonly reply: string; readonly pick: string } };

/**
 * What our chat sends over its socket now and then instead of an empty frame while it stands before the person's eyes: open,
 * in a window that is not hidden. It is answered like an empty one.
 */
export const inViewFrame = '{"inView":true}';

/** What `POST /chat/token` answers. */
export type ChatToken = {
  readonly token: string;
  readonly conversationId: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly userId: string;
  /** Give it back to get a token for the same conversation and person again. */
  readonly resumeKey: string;
  /** Whether the link in a mail that was opened still leads to its conversation; missing where none was. */
  readonly returned?: boolean;
  /** What became of a token by which a site proves who somebody is; `why` is for whoever wrote the site. */
  readonly visitor?: { readonly proven: boolean; readonly why?: string };
};

/** What `POST /chat/news` answers: what was said after a place in the log, and whether more is to be expected. */
export type ChatNews = {
  /**
   * The conversation waits for an agent, is with one, or has a ticket that nobody has answered; or the bot will ask how a fix
   * went.
   */
  readonly waits: boolean;
  readonly count: number;
  /** Nothing is to be expected for so long, ms; left out where something may come at any time. */
  readonly notFor?: number;
  /** Who said the last of it, an agent before the bot, and the first words of that. */
  readonly name?: string;
  readonly text?: string;
};

/** What each page is told about the desk, as JSON in the page. */
export type PageSettings = { readonly deskName: string; readonly language: string; readonly avatar: string };

/** What every conversation begins with: the bot's words as Markdown, and the buttons below them. */
export type Greeting = { readonly text: string; readonly choices: readonly string[] };

/** What the chat page is told. */
export type ChatSettings = PageSettings & {
  readonly words: PageWords;
  /** Shown before the conversation has begun. */
  readonly greeting: Greeting;
  /** What one message may bring in files, bytes. */
  readonly uploadLimit: number;
};

/** The most bytes that one message may bring in files. */
export const uploadLimit = 16 * 1024 * 1024;

/** What the launcher on a site says; the server writes it into the script. */
export type LauncherWords = Pick<PageWords, 'launcher' | 'launcher-failed'>;

/** What the script beside an opened chat is told: whether the site may frame the chat. */
export type PanelSettings = { readonly framed: boolean };

/** What the launcher says when something was said while the chat was closed. */
export type BubbleWords = Pick<PageWords, 'launcher-news' | 'launcher-later'>;

/** What the agents' page is told. */
export type DeskPageSettings = PageSettings & {
  readonly signIn: SignInWays;
  readonly words: AgentWords;
  /** The desk's own, as IANA calls it: all agents read the same times, wherever they sit. */
  readonly timeZone: string;
};
