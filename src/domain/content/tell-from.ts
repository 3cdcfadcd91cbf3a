import { fillIn } from '../text/fill-in.ts';
import type { AgentTexts, AgentWords, Tell } from './agent-words.ts';

/** Tells agents what content has for them; it is asked with each text, because it may change. */
export function tellFrom(words: () => AgentWords): Tell {
  return (section, key, ...[filling]) => {
    const spoken = words();
    const texts: AgentTexts = spoken;
    const text: string = texts[section][key];
    return fillIn(text, filling, spoken.language);
  };
}
