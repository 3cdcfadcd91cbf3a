import type { Content } from '../../domain/content/content.ts';
import { wordGroups } from '../../domain/content/words.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import { onceFor } from '../../domain/once-for.ts';
import { fillIn } from '../../domain/text/fill-in.ts';
import { foreignDetector } from '../../intents/languages/foreign-words.ts';
import { type Draft, withReplies } from '../draft.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import type { Incoming } from '../incoming.ts';
import { sayAndPutAgain } from '../listening/put-again.ts';
import type { TurnContext } from '../turn-context.ts';
import { languagesNamed, languagesOf, namesIn, namesWithOwn } from './language-names.ts';

/** A message in a language or a script that the desk does not know. */
export async function foreignText({ context, draft, current, exact }: Incoming): Promise<Draft | undefined> {
  const { own, text, tap } = context;
  if (tap || exact) return undefined;
  const foreign = foreignIn(own)(text, current !== undefined);
  if (foreign === undefined) return undefined;
  const [named] = languagesNamed(own, text).filter((tag) => own.otherLanguages[tag] !== undefined);
  return tellForeign(context, draft, current, named ?? foreign);
}

/**
 * Says which languages the desk knows, in the person's where content has a sentence for it, and offers a person. In a
 * flow its question stands again, with a person among its answers.
 *
 * @param foreign the tag of the language that was wished for or written, as far as it is known
 */
export async function tellForeign(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan | undefined,
  foreign: string | undefined,
): Promise<Draft> {
  const { own, say } = context;
  const text = sentenceFor(context, foreign);
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

  function sentenceFor({ language }: TurnContext, tag: string | undefined): string {
    const known = languagesOf(own);
    const inIt = tag === undefined ? undefined : own.otherLanguages[tag];
    if (tag !== undefined && inIt !== undefined) return fillIn(inIt, { languages: namesIn(tag, known) });
    // What was wished for by somebody who writes one of the desk's languages, or is written in one that nobody knows.
    return isForeign(context)
      ? say('foreign', { languages: namesWithOwn(language, known) })
      : say('wish-language', { languages: namesIn(language, known) });
  }
}

/** Whether a message is in none of the desk's languages. */
export function isForeign({ own, text }: Pick<TurnContext, 'own' | 'text'>): boolean {
  return foreignIn(own)(text) !== undefined;
}

const foreignIn = onceFor((own: Content) => foreignDetector(languagesOf(own), textsOf(own), smallWordsOf(own)));

/** The words that a further language's sentences are built with: it may have few sentences to know them by. */
function smallWordsOf(content: Content): readonly string[] {
  return Object.values(content.languages).flatMap(({ words }) => wordGroups.flatMap((group) => words?.[group] ?? []));
}

/** What people say, except for wishes for another language, which may be in any language. */
function textsOf(content: Content): readonly string[] {
  return [content, ...Object.values(content.languages)].flatMap(({ examples, acts, phrases }) => [
    ...examples.utterances.map(({ text }) => text),
    ...acts.utterances.filter(({ kind }) => kind !== 'language').map(({ text }) => text),
    ...Object.values(phrases.hears).flat(),
  ]);
}
