import type { JsonObject } from '../domain/json.ts';
import { type SettingsPath, settingsPathIn } from '../domain/text/settings-path-in.ts';

/**
 * The ways through settings that a text tells, each drawn as an Adaptive Card, for clients that show such cards beside
 * the text. The text keeps its words: who hears it, or sees no card, gets those.
 */
export function pathCards(text: string): readonly JsonObject[] {
  return text.split('\n').flatMap((line) => {
    const path = settingsPathIn(line);
    return path ? [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card(path) }] : [];
  });
}

function card(path: SettingsPath): JsonObject {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.3',
    body: [pathBlock(path)],
  };
}

/** A way through settings as rows of an Adaptive Card, the last one with the state to set. */
export function pathBlock({ lead, taps, sets }: SettingsPath): JsonObject {
  const row = (tap: string, end: string): JsonObject => ({
    type: 'ColumnSet',
    separator: true,
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'stretch', items: [{ type: 'TextBlock', text: tap, wrap: true }] },
      { type: 'Column', width: 'auto', items: [{ type: 'TextBlock', text: end, weight: 'Bolder' }] },
    ],
  });
  return {
    type: 'Container',
    style: 'emphasis',
    items: [
      { type: 'TextBlock', text: lead.trim(), size: 'Small', isSubtle: true },
      ...taps.map((tap, index) => row(tap, index === taps.length - 1 && sets !== undefined ? sets : '›')),
    ],
  };
}
