import type { Reply } from '../../domain/conversation/reply.ts';
import type { JsonObject } from '../../domain/json.ts';
import { settingsPathIn } from '../../domain/text/settings-path-in.ts';
import type { ButtonValue } from '../../domain/wire/wire.ts';
import { pathBlock } from '../path-cards.ts';

/** Teams folds further buttons of one set away behind three dots. */
const buttonsInSet = 6;

/**
 * A reply as an Adaptive Card: its text, and a button for each choice. A card's Markdown only knows bold, italics,
 * lists and links, so headings, code spans and pictures become what a card has for them.
 *
 * @param isPlain the buttons carry nothing that is meant for Teams itself
 */
export function cardOf(reply: Reply, id: string, isPlain = false): JsonObject {
  const actions = (reply.choices ?? []).map(({ label, pick }): JsonObject => {
    const value: ButtonValue = { fixpath: { reply: id, pick } };
    const msteams = { type: 'messageBack', text: label, displayText: label, value };
    // Outside Teams a card's data comes back as it is: the button's value lies beside the Teams part.
    return { type: 'Action.Submit', title: label, data: isPlain ? { ...value, label } : { ...value, msteams } };
  });
  const sets: JsonObject[] = [];
  for (let at = 0; at < actions.length; at += buttonsInSet)
    sets.push({ type: 'ActionSet', actions: actions.slice(at, at + buttonsInSet) });
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [...reply.text.split(/\n{2,}/).flatMap(blocksOf), ...sets],
  };
}

function blocksOf(paragraph: string): readonly JsonObject[] {
  const path = settingsPathIn(paragraph);
  if (path) return [pathBlock(path)];
  const blocks: JsonObject[] = [];
  let from = 0;
  for (const { index, 0: whole, 1: altText = '', 2: url = '' } of paragraph.matchAll(
    /!\[([^\]]{0,500})\]\((https?:\/\/[^\s)]{1,2000})[^)]{0,500}\)/g,
  )) {
    blocks.push(...textBlock(paragraph.slice(from, index)), { type: 'Image', url, altText });
    from = index + whole.length;
  }
  return [...blocks, ...textBlock(paragraph.slice(from))];
}

function textBlock(markdown: string): readonly JsonObject[] {
  const plain = markdown.replace(/`([^`\n]+)`/g, '**$1**').trim();
  if (plain === '') return [];
  const heading = /^#{1,6}\s+(.+)$/.exec(plain);
  return heading?.[1] === undefined
    ? [{ type: 'TextBlock', text: plain, wrap: true }]
    : [{ type: 'TextBlock', text: heading[1], wrap: true, weight: 'Bolder' }];
}
