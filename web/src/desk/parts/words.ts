import type { AgentWords, Tell } from '../../../../src/domain/content/agent-words.ts';
import { nameIn } from '../../../../src/domain/content/name-in.ts';
import { tellFrom } from '../../../../src/domain/content/tell-from.ts';
import type { DeskPageSettings } from '../../../../src/domain/wire/wire.ts';
import { settings } from '../../settings.ts';

let known: AgentWords | undefined;

function words(): AgentWords {
  known ??= settings<DeskPageSettings>().words;
  return known;
}

/** What content has for agents, as the server wrote it into the page. */
export const tell: Tell = tellFrom(words);

/** What the channel of this id is called. */
export function channelName(id: string): string {
  return nameIn(words().channels, id);
}

/** What the system of this id is called: where sends go to. */
export function systemName(id: string): string {
  return nameIn(words().systems, id);
}

/** What a language is called in that of the page. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames(document.documentElement.lang, { type: 'language' }).of(tag) ?? tag;
}

/** Words that begin a line. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
