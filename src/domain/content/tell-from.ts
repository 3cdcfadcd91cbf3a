import { fillIn } from '../text/fill-in.ts';
import type { AgentWords, Tell } from './agent-words.ts';

/** Tells agents what content has for them; it is asked with each text, because it may change. */
export function tellFrom(words: () => AgentWords): Tell {
  return (section, key, ...[filling]) => {
    const text: string = words()[section][key];
    return fillIn(text, filling);
  };
}
