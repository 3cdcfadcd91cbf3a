import type { Content } from '../domain/content/content.ts';
import type { FlowBundle } from '../domain/content/flow.ts';
import type { Conversation } from '../domain/conversation/conversation.ts';
import type { Input } from '../domain/conversation/input.ts';
import { decodePick } from '../domain/conversation/pick.ts';
import type { Handoff } from '../domain/handoff/handoff.ts';
import type { Staff } from '../domain/handoff/staff.ts';
import type { Classifier } from '../domain/ports/classifier.ts';
import type { Player } from '../domain/ports/player.ts';
import type { Understanding } from '../domain/understanding/verdict.ts';
import { sayFrom } from '../flows/replies/say.ts';
import type { Ear } from '../interpretation/ear.ts';
import { detectLanguage } from './intent/language.ts';
import type { RetentionSettings, TurnContext } from './turn-context.ts';

export type DeskParts = {
  /** The content in force; plans under way keep the one they began with. */
  readonly content: () => Content;
  readonly classifier: () => Classifier;
  readonly player: Player;
  /** The ear for a language; for the desk's own where none is given. */
  readonly ear?: (language?: string) => Ear | undefined;
  readonly pinned: (hash: string) => Promise<FlowBundle | undefined>;
  readonly handoff: (id: string) => Promise<Handoff | undefined>;
  readonly staff: Staff;
  /** How messages that are not understood are kept; left out: not at all. */
  readonly keeping?: () => RetentionSettings | undefined;
};

/** What is known of one input: in a further language, phrases and classifier are those that understand it. */
export function contextOf(parts: DeskParts, conversation: Conversation, input: Input): TurnContext {
  const classifier = parts.classifier();
  const detected = detectLanguage(classifier, conversation, input);
  const own = parts.content();
  const further = detected && own.languages[detected.language];
  const content = further ? { ...own, phrases: further.phrases } : own;
  const { body } = input;
  return {
    conversation,
    input,
    text: body.type === 'message' ? body.text.trim() : '',
    tap: body.type === 'message' && body.tap ? { ...body.tap, pick: decodePick(body.tap.pick) } : undefined,
    now: input.at,
    content,
    classifier: rememberingClassifier(classifier, further && detected?.language),
    ear: parts.ear?.(detected?.language),
    detected,
    player: parts.player,
    pinned: async (hash) => (content.desk.retired.includes(hash) ? undefined : parts.pinned(hash)),
    handoff: parts.handoff,
    staff: parts.staff,
    keeping: parts.keeping?.(),
    say: sayFrom(content.phrases, conversation.state.said),
  };
}

/** The classifier for one turn, in which several readers ask about the same words: each text is understood once. */
function rememberingClassifier({ understand }: Classifier, language: string | undefined): Classifier {
  const known = new Map<string, Understanding>();
  return {
    understand: (text) => {
      const before = known.get(text);
      if (before) return before;
      const understood = understand(text, language);
      known.set(text, understood);
      return understood;
    },
  };
}
