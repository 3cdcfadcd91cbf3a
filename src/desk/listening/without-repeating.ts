import type { Phrases } from '../../domain/content/phrases.ts';
import type { Reply } from '../../domain/conversation/reply.ts';
import { onceFor } from '../../domain/once-for.ts';
import { type Draft, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';

/** A question may be asked again in the same words; anything else is reworded, or marked as said before. */
const mayBeTheSame: readonly Reply['kind'][] = ['question', 'check', 'fix', 'offer', 'agent', 'outcome', 'handoff'];

/** While somebody is away at a step, the notice that waits for them is the open question. */
const isParkNotice = ({ kind, step }: Reply): boolean => kind === 'notice' && step !== undefined;

/** How many of the last texts are remembered, so that none of them is said again the same way. */
const mostRemembered = 4;

/** Rewords what was said a moment ago, or marks it as said before: no human would simply repeat it. */
export function withoutRepeating({ conversation, content, language, say }: TurnContext, draft: Draft): Draft {
  const { episode } = draft.state;
  const begins = episode !== undefined && episode.id !== conversation.state.episode?.id;
  const isInAnother = draft.state.language !== undefined && draft.state.language !== language;
  // Who comes back another time, or to another language, has not been told a moment ago.
  const before = begins || isInAnother ? [] : (conversation.state.lastSaid ?? []);
  const replies = draft.replies.map((reply) =>
    mayBeTheSame.includes(reply.kind) || isParkNotice(reply) || !before.includes(reply.text)
      ? reply
      : {
          ...reply,
          text: otherWording(reply.text, content.phrases, before) ?? say('said-before', { text: reply.text }),
        },
  );
  const texts = replies.filter(({ kind }) => !mayBeTheSame.includes(kind)).map(({ text }) => text);
  const lastSaid = texts.length > 0 ? [...texts, ...before].slice(0, mostRemembered) : before;
  const kept = lastSaid.length > 0 ? withState(draft, { lastSaid }) : draft;
  return { ...kept, replies };
}

/** Another wording of a phrase, one not said lately or else the one said longest ago; undefined where there is none. */
function otherWording(text: string, phrases: Phrases, before: readonly string[]): string | undefined {
  const others =
    wordingsOf(phrases)
      .get(text)
      ?.filter((wording) => wording !== before[0]) ?? [];
  const ages = others.map((wording) => ({ wording, age: before.indexOf(wording) }));
  const fresh = ages.find(({ age }) => age < 0);
  return (fresh ?? ages.toSorted((a, b) => b.age - a.age)[0])?.wording;
}

/** Phrases without anything filled in, by each of their wordings. */
const wordingsOf = onceFor(
  ({ says }: Phrases) =>
    new Map(
      Object.values(says).flatMap((wordings: readonly string[]) =>
        wordings.filter((text) => !text.includes('{')).map((text) => [text, wordings] as const),
      ),
    ),
);
