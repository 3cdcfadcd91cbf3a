import type { Content } from '../domain/content/content.ts';
import type { FlowBundle } from '../domain/content/flow.ts';
import { spokenBundle, spokenContent } from '../domain/content/spoken-content.ts';
import type { Conversation } from '../domain/conversation/conversation.ts';
import type { Input } from '../domain/conversation/input.ts';
import { decodePick } from '../domain/conversation/pick.ts';
import type { Handoff } from '../domain/handoff/handoff.ts';
import type { Staff } from '../domain/handoff/staff.ts';
import type { Classifier } from '../domain/ports/classifier.ts';
import type { Player } from '../domain/ports/player.ts';
import { sayFrom } from '../flows/replies/say.ts';
import type { Ears } from '../interpretation/open-ears.ts';
import { detectLanguage, languageToSpeak } from './intent/language.ts';
import type { RetentionSettings, TurnContext } from './turn-context.ts';

/** The content in force, and what was learned from that very content. */
export type AnsweringDesk = {
  /** Plans under way keep the content that they began with. */
  readonly content: Content;
  readonly classifier: Classifier;
  /** What hears replies, by language; nothing does if left out. */
  readonly ears?: Ears;
  /** How messages that are not understood are kept; left out: not at all. */
  readonly keeping?: RetentionSettings | undefined;
};

export type DeskParts = {
  /** The desk as it is now. A turn asks once, and is answered by one version of it. */
  readonly desk: () => AnsweringDesk;
  readonly player: Player;
  readonly pinned: (hash: string) => Promise<FlowBundle | undefined>;
  readonly handoff: (id: string) => Promise<Handoff | undefined>;
  readonly staff: Staff;
  /** Mail can be sent; without it nobody is asked for an address. */
  readonly sendsMail?: boolean;
  /** When a person last had their chat before them, ms since 1970; undefined where that is not told. */
  readonly seenAt?: ((conversation: string) => number | undefined) | undefined;
};

/**
 * What is known about one input: content in the conversation's language, and a classifier and an ear for the language
 * of the words.
 */
export function contextOf(parts: DeskParts, conversation: Conversation, input: Input): TurnContext {
  const { content: own, classifier, ears, keeping } = parts.desk();
  const detected = detectLanguage(own, classifier, conversation, input);
  const language = languageToSpeak(own, detected, conversation, input);
  const heard = detected?.language ?? language;
  const content = hearingIn(spokenContent(own, language), spokenContent(own, heard));
  const { body } = input;
  return {
    conversation,
    input,
    text: body.type === 'message' ? body.text.trim() : '',
    tap: body.type === 'message' && body.tap ? { ...body.tap, pick: decodePick(body.tap.pick) } : undefined,
    now: input.at,
    own,
    content,
    language,
    classifier: { understand: (text) => classifier.understand(text, heard) },
    ear: ears?.(heard),
    detected,
    player: parts.player,
    pinned: async (hash) => {
      const bundle = content.desk.retired.includes(hash) ? undefined : await parts.pinned(hash);
      return bundle && spokenBundle(bundle, language);
    },
    handoff: parts.handoff,
    staff: parts.staff,
    sendsMail: parts.sendsMail === true,
    seenAt: () => parts.seenAt?.(conversation.id),
    keeping,
    say: sayFrom(content.phrases, conversation.state.said),
  };
}

/** Content that speaks one language and hears the sayings of another. The two are usually the same. */
export function hearingIn(content: Content, { phrases }: Content): Content {
  return content.phrases === phrases ? content : { ...content, phrases: { ...content.phrases, hears: phrases.hears } };
}
