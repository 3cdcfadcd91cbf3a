import { pageWordNames } from '../../domain/content/page-words.ts';
import { phraseNames } from '../../domain/content/phrase-names.ts';
import { hearings } from '../../domain/content/phrases.ts';
import type { JsonObject } from '../../domain/json.ts';
import { phrasesSchema } from './phrases-schema.ts';

/**
 * The JSON Schema of `de/phrases.yml` and its like: that of `phrases.yml`, of which anything may be missing but what
 * people need to be heard by. Published as `schemas/language.schema.json`.
 */
export function languageSchema(): JsonObject {
  const whole = phrasesSchema();
  const part = (key: 'says' | 'page' | 'hears', description: string, required: readonly string[]): JsonObject => {
    const { properties } = whole as { readonly properties: Readonly<Record<string, JsonObject>> };
    return { ...properties[key], description, required: [...required] };
  };
  return {
    ...whole,
    title: "What the bot says and hears in a language that is not the desk's own",
    required: ['hears'],
    properties: {
      says: part('says', `What the bot says in this language. ${leftOut(Object.keys(phraseNames).length)}`, []),
      page: part('page', `What the chat page says in it. ${leftOut(Object.keys(pageWordNames).length)}`, []),
      hears: part(
        'hears',
        `What people say in this language, in ${hearings.length} kinds, beside what \`phrases.yml\` hears.`,
        ['yes', 'no', 'not', 'help', 'back', 'person', 'bot'],
      ),
    },
  };
}

function leftOut(count: number): string {
  return `Of the ${count} texts those that are left out are said as in \`phrases.yml\`.`;
}
