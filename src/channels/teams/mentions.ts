import type { JsonObject } from '../../domain/json.ts';
import type { WireActivity } from '../activity-shape.ts';

/** Whether the activity speaks to the bot by name. */
export function mentionsBot(activity: WireActivity): boolean {
  return activity.entities?.some((entity) => isOfBot(entity, activity)) ?? false;
}

/**
 * The text without the bot's own name: whatever the mention entities quote, and an `<at>` tag with that name. In other
 * people's mentions the name stays and the tag goes: they are part of what is said.
 */
export function textWithoutMentions(activity: WireActivity): string {
  let text = activity.text ?? '';
  if (text === '') return text;
  for (const entity of activity.entities ?? []) {
    const quoted = entity.text;
    if (typeof quoted === 'string' && quoted !== '' && isOfBot(entity, activity)) text = text.replaceAll(quoted, ' ');
  }
  if (text.includes('<')) {
    const bot = activity.recipient?.name?.trim().toLowerCase();
    text = text.replace(/<at(?:\s[^<>]{0,200})?>([^<]{0,500})<\/at>/gi, (_, name: string) =>
      bot !== undefined && name.trim().toLowerCase() === bot ? ' ' : name,
    );
  }
  // Teams pads a mention with one of these.
  return text.replaceAll('&nbsp;', ' ').toWellFormed().trim();
}

function isOfBot(entity: JsonObject, { recipient }: WireActivity): boolean {
  const { type, mentioned } = entity;
  if (type !== 'mention' || typeof mentioned !== 'object' || mentioned === null || !('id' in mentioned)) return false;
  return recipient?.id !== undefined && mentioned.id === recipient.id;
}
