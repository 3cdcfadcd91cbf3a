import type { Content } from '../../domain/content/content.ts';
import type { Entry } from '../../domain/conversation/entry.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import { cutText } from '../../domain/text/cut-text.ts';
import { sayFrom } from '../../flows/replies/say.ts';
import { entryText } from '../entry-text.ts';
import { type Letter, type Part, withoutLinks } from './letter.ts';

/** What an answer by mail is made of. */
export type AnswerParts = {
  readonly handoff: Handoff;
  /** The agents' replies that it brings, in order. */
  readonly said: readonly Entry[];
  /** Names of files that do not come with it. */
  readonly leftOut: readonly string[];
  /** The way back into the chat and how long it holds, in days; undefined where there is no such way. */
  readonly link: { readonly url: string; readonly days: number } | undefined;
  /** What is written back by mail is read. */
  readonly isReadBack: boolean;
  readonly desk: string;
  /** In the person's language. */
  readonly phrases: Content['phrases'];
};

/** What agents wrote to somebody who is not there: their words, the way back, and what was asked. */
export function answerLetter(parts: AnswerParts): Letter {
  const { handoff, said, leftOut, link, isReadBack, desk, phrases } = parts;
  const say = sayFrom(phrases, 0);
  const number = handoff.ticket?.number;
  const part = (type: 'paragraph' | 'words' | 'aside', text: string): Part => ({ type, text });
  const asked = handoff.problem ?? handoff.ledger?.opening;
  return {
    // One subject for the whole thread: some mail programs go by it.
    subject: number === undefined ? say('mail-chat-subject', { desk }) : say('mail-subject', { number, desk }),
    parts: [
      ...(isReadBack ? [part('aside', `--- ${say('mail-above')} ---`)] : []),
      ...byAuthor(said).flatMap(({ agent, texts }) => [
        ...(agent === undefined ? [] : [part('paragraph', say('mail-answer', { agent, desk }))]),
        ...texts.map((text) => part('words', text)),
      ]),
      ...leftOut.map((file) => part('paragraph', say('mail-file', { file }))),
      ...(link ? [{ type: 'link' as const, text: say('mail-link'), url: link.url }] : []),
      ...(isReadBack ? [part('paragraph', say('mail-reply'))] : []),
      ...(asked
        ? [
            part(
              'aside',
              `${say('mail-asked')} ${say('quoted', { words: withoutLinks(cutText(asked, { most: 200 })) })}`,
            ),
          ]
        : []),
      ...(link ? [part('aside', say('mail-link-holds', { days: link.days }))] : []),
      part('aside', say('mail-why', { desk })),
    ],
  };
}

/** Replies in a row of one agent stand below one name; what the desk itself says has none. */
function byAuthor(
  said: readonly Entry[],
): readonly { readonly agent: string | undefined; readonly texts: readonly string[] }[] {
  const groups: { agent: string | undefined; texts: string[] }[] = [];
  for (const entry of said) {
    const agent = entry.from?.name ?? entry.from?.id;
    const { text } = entryText(entry);
    const last = groups.at(-1);
    if (last && last.agent === agent) last.texts.push(text);
    else groups.push({ agent, texts: [text] });
  }
  return groups.map(({ agent, texts }) => ({ agent, texts: texts.filter((text) => text !== '') }));
}
