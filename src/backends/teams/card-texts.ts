import type { JsonObject } from '../../domain/json.ts';
import { cutText } from '../../domain/text/cut-text.ts';

/** How a run of text looks on a card. */
export type Look = {
  readonly weight?: 'Bolder';
  readonly isSubtle?: boolean;
  readonly italic?: boolean;
  readonly size?: 'Small' | 'Medium';
  readonly color?: 'Good' | 'Warning' | 'Accent';
};

/** A run of text; undefined or empty, it is left out. */
export type Run = string | undefined | readonly [text: string | undefined, look: Look];

/**
 * A line of a card. Everything is said in runs of text, which know no markup: what people wrote stays what they wrote.
 */
export function line(...runs: readonly Run[]): JsonObject {
  const inlines = runs.flatMap((run): JsonObject[] => {
    const [text, look] = typeof run === 'object' ? run : [run, {}];
    return text ? [{ type: 'TextRun', text: text.toWellFormed(), ...look }] : [];
  });
  return { type: 'RichTextBlock', inlines, spacing: 'Small' };
}

/** The first line of a new part of a card. */
export function heading(text: string): JsonObject {
  return { ...line([text, { weight: 'Bolder' }]), spacing: 'Medium' };
}

/** A text on one line, cut. */
export function short(text: string, most: number): string {
  return cutText(text, { most, oneLine: true });
}
