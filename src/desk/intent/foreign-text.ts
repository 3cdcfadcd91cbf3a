import type { Content } from '../../domain/content/content.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import { onceFor } from '../../domain/once-for.ts';
import { foreignDetector } from '../../intents/languages/foreign-words.ts';
import { type Draft, withReplies } from '../draft.ts';
import type { Incoming } from '../incoming.ts';
import { sayAndPutAgain } from '../listening/put-again.ts';
import type { TurnContext } from '../turn-context.ts';

/**
 * A message in a language or a script that the desk does not know: says which it knows, and offers a person. In a flow
 * its question stands again, with a person among its answers.
 */
export async function foreignText({ context, draft, current, exact }: Incoming): Promise<Draft | undefined> {
  const { content, say, tap } = context;
  if (tap || exact || !isForeign(context)) return undefined;
  const text = say('foreign', { languages: languagesOf(content).map(nameOf).join(', ') });
  const person = choiceOf(say('button-person'), { type: 'person' });
  if (!current) {
    const asked = { ...draft, state: { ...draft.state, asked: { type: 'person' } as const } };
    const choices = [person, choiceOf(say('button-none'), { type: 'none' })];
    return withReplies(asked, { kind: 'offer', text, choices });
  }
  const put = await sayAndPutAgain(context, draft, current, text);
  const last = put.replies.at(-1);
  if (!last) return put;
  return { ...put, replies: [...put.replies.slice(0, -1), { ...last, choices: [...(last.choices ?? []), person] }] };
}

/** Whether a message is in none of the desk's languages. */
export function isForeign({ content, text }: Pick<TurnContext, 'content' | 'text'>): boolean {
  return detectorOf(content.examples)(content)(text);
}

/** Content is copied for each turn in a further language; its examples are not. */
const detectorOf = onceFor((_: Content['examples']) => {
  let detector: ((text: string) => boolean) | undefined;
  return (content: Content) => {
    detector ??= foreignDetector(languagesOf(content), textsOf(content));
    return detector;
  };
});

function languagesOf({ desk, languages }: Content): readonly string[] {
  return [desk.language, ...Object.keys(languages)];
}

/** What people say, but for the wish for another language, which may be in any. */
function textsOf(content: Content): readonly string[] {
  return [content, ...Object.values(content.languages)].flatMap(({ examples, acts, phrases }) => [
    ...examples.utterances.map(({ text }) => text),
    ...acts.utterances.filter(({ kind }) => kind !== 'language').map(({ text }) => text),
    ...Object.values(phrases.hears).flat(),
  ]);
}

/** A language by its own name: `Deutsch`. */
function nameOf(tag: string): string {
  return new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
}
