import type { Greeting } from '../domain/wire/wire.ts';
import { escaped } from './escaped.ts';
import { markdownHtml } from './markdown-html.ts';

/**
 * The greeting and its buttons as HTML, readable before any script runs. These are the very elements that the chat's
 * own script draws: it takes them over, and a test sees that nothing of them changes.
 */
export function greetingHtml({ text, choices }: Greeting, deskName: string, label: string): string {
  const buttons = choices.map((choice) => `<button type="button">${escaped(choice)}</button>`).join('');
  const group = `<div class="choices" data-fixpath="choices" role="group" aria-label="${escaped(label)}">${buttons}</div>`;
  return [
    '<div class="entry"><div class="said first" data-fixpath="message" data-by="bot" data-kind="greeting">',
    '<span class="face" aria-hidden="true"></span>',
    `<p class="name">${escaped(deskName)}</p>`,
    `<div class="bubble" data-fixpath="text">${markdownHtml(text)}</div>`,
    `<p class="meta"></p></div>${choices.length > 0 ? group : ''}</div>`,
  ].join('');
}
