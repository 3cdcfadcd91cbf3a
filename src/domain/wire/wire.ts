import type { AgentWords } from '../content/agent-words.ts';
import type { ReplyName } from '../conversation/reply.ts';
import type { SignInWays } from './sign-in-ways.ts';

/** What `channelData` of an activity carries for scripts and pages. */
export type FixpathData = { readonly fixpath: ReplyName };

/** The value of a button: messageBack, so that the channel shows the label and we learn which button it was. */
export type ButtonValue = { readonly fixpath: { readonly reply: string; readonly pick: string } };

/** What `POST /chat/token` answers. */
export type ChatToken = {
  readonly token: string;
  readonly conversationId: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly userId: string;
  /** Give it back to get a token for the same conversation and person again. */
  readonly resumeKey: string;
};

/** What the chat page is told about the desk, as JSON in the page. */
export type ChatSettings = { readonly deskName: string; readonly language: string; readonly avatar: string };

/** What the agents' page is told, in the same way. */
export type DeskPageSettings = ChatSettings & { readonly signIn: SignInWays; readonly words: AgentWords };
