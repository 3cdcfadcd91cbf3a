import { type AgentWords, agentWordNames } from '../../domain/content/agent-words.ts';
import type { UncheckedAgentWordFiles, UncheckedAgentWords } from '../read/unchecked.ts';

/**
 * What agents read at a desk of this language. Each text is taken from the first file that has it: the content root's
 * own in the language, the one that comes with Fixpath in it, and English.
 */
export function buildAgentWords({ own, shipped }: UncheckedAgentWordFiles, language: string): AgentWords {
  const tags = [language, language.split('-')[0] ?? language];
  const files = [
    ...tags.map((tag) => own.get(tag)),
    ...tags.map((tag) => shipped.get(tag)),
    own.get('en'),
    shipped.get('en'),
  ].filter((file) => file !== undefined);
  const textOf = (section: string, key: string): string => firstText(files, section, key);
  // `fromEntries` loses the keys' types; these are all of them.
  const texts = Object.fromEntries(
    Object.entries(agentWordNames).map(([section, names]) => [
      section,
      Object.fromEntries(Object.keys(names).map((key) => [key, textOf(section, key)])),
    ]),
  );
  return { ...texts, language } as AgentWords;
}

function firstText(files: readonly UncheckedAgentWords[], section: string, key: string): string {
  for (const { texts } of files) {
    const text = texts.get(section)?.get(key);
    if (text !== undefined) return text.trim();
  }
  return key;
}
