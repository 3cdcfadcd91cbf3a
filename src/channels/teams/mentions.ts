import type { JsonObject } from '../../domain/json.ts';
import type { WireActivity } from '../activity-shape.ts';

/** Whether the activity speaks to the bot by name. */
export function mentionsBot(activity: WireActivity): boolean {
  return activity.entities?.some((entity) => isOfBot(entity, activity)) ?? false;
}

/**
 * A text of the activity without the bot's own name: whatever the mention entities quote, and a tag around that name. In
 * other people's mentions the name stays and the tag goes: they are part of what is said.
 */
export function withoutMentions(activity: WireActivity, written: string): string {
  let text = written;
  if (text === '') return text;
  for (const entity of activity.entities ?? []) {
    const quoted = entity.text;
    if (typeof quoted === 'string' && quoted !== '' && isOfBot(entity, activity)) text = text.replaceAll(quoted, ' ');
  }
  if (!text.includes('<')) return text;
  const bot = activity.recipient?.name?.trim().toLowerCase();
  return text.replace(tags, (_, marked: string | undefined, drawn: string | undefined) => {
    const name = marked ?? drawn ?? '';
    return bot !== undefined && name.trim().toLowerCase() === bot ? ' ' : name;
  });
}

/** A mention in a text, and one in the markup beside it. */
const tags =
  /<at(?:\s[^<>]{0,200})?>([^<]{0,500})<\/at>|<span\s[^<>]{0,200}schema\.skype\.com\/mention[^<>]{0,200}>([^<]{0,500})<\/span>/gi;

function isOfBot(entity: JsonObject, { recipient }: WireActivity): boolean {
  const { type, mentioned } = entity;
  if (type !== 'mention' || typeof mentioned !== 'object' || mentioned === null || !('id' in mentioned)) return false;
  return recipient?.id !== undefined && mentioned.id === recipient.id;
}
