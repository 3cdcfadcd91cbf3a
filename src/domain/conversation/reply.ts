import type { Json } from '../json.ts';
import type { HandOver } from './file.ts';
import type { Author, SentFile } from './input.ts';
import type { Outcome } from './outcome.ts';

/** The names of replies. Scripts and analytics read these, never the wording. */
const replyKinds = [
  'greeting',
  'question',
  'fix',
  'check',
  'say',
  'offer',
  'apology',
  'notice',
  'outcome',
  'handoff',
  'agent',
] as const;

export type ReplyKind = (typeof replyKinds)[number];

/** A button. `pick` says what was tapped, within the reply the button belongs to. */
export type Choice = { readonly label: string; readonly pick: string };

/** One thing the bot says. Its id is `<input's id>.<n>`, n counting from 1. */
export type Reply = {
  readonly kind: ReplyKind;
  readonly flow?: string;
  readonly step?: string;
  readonly outcome?: Outcome;
  /** The intents offered, in the order of the choices. */
  readonly intents?: readonly string[];
  /** Markdown. */
  readonly text: string;
  readonly choices?: readonly Choice[];
  /** The agent whose words these are. */
  readonly agent?: Author;
  readonly files?: readonly SentFile[];
  /** How its channel hands over those of its files that it does not show. */
  readonly handOver?: HandOver;
  /** It answers whether somebody took a file, which its channel had asked them. */
  readonly fileAnswer?: FileAnswer;
  /** The name of an agent who comes or goes with these words. */
  readonly joined?: string;
  readonly left?: string;
  /** A whole activity, from a bot that is not the desk; a channel sends it as it is. */
  readonly envelope?: Json;
};

/** What somebody answered when their channel asked whether they take a file of a reply. */
export type FileAnswer = {
  /** The entry of the reply. */
  readonly reply: string;
  readonly file: string;
  /** Where the channel wants it put, in its own terms; left out if they do not want it. */
  readonly uploadTo?: Json;
};

/** What `channelData.fixpath` of a reply carries on the wire. */
export type ReplyName = Pick<Reply, 'kind' | 'flow' | 'step' | 'outcome' | 'intents' | 'joined' | 'left'>;
