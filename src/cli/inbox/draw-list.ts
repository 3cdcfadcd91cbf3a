import { styleText } from 'node:util';
import { cutText } from '../../domain/text/cut-text.ts';
import type { ListState } from './list-state.ts';

/** What is drawn around a list. */
export type ListFrame = {
  readonly title: string;
  readonly rows: readonly string[];
  /** Details of the selected row. */
  readonly about: readonly string[];
  /** A line that explains the keys. */
  readonly keys: string;
};

export type ScreenSize = { readonly columns: number; readonly lines: number };

/** The lines of a list, cut to the size of the screen; the selected row is always among them. */
export function drawList(state: ListState, frame: ListFrame, { columns, lines }: ScreenSize): readonly string[] {
  const about = frame.about.slice(0, Math.max(0, Math.floor(lines / 3)));
  const room = Math.max(1, lines - about.length - (state.typed === undefined ? 5 : 6));
  const from = Math.max(0, Math.min(state.at - Math.floor(room / 2), frame.rows.length - room));
  const rows = frame.rows.slice(from, from + room).map((row, place) => {
    const at = from + place;
    const tick = state.off ? (state.off.has(at) ? '☐ ' : '☑ ') : '';
    const line = cut(`${at === state.at ? '›' : ' '} ${tick}${row}`, columns);
    return at === state.at ? styleText('cyan', line) : state.off?.has(at) ? styleText('dim', line) : line;
  });
  const below = frame.rows.length - from - rows.length;
  return [
    styleText('bold', cut(frame.title, columns)),
    ...(state.typed === undefined ? [] : [cut(`  find: ${state.typed}▏`, columns)]),
    ...(from > 0 ? [styleText('dim', `  ↑ ${from} more`)] : ['']),
    ...rows,
    ...(below > 0 ? [styleText('dim', `  ↓ ${below} more`)] : ['']),
    ...about.map((line) => styleText('dim', cut(`  ${line}`, columns))),
    styleText('dim', cut(frame.keys, columns)),
  ];
}

/** Cuts a text to the width of the screen. A character beyond the BMP counts as two, and mostly is that wide. */
function cut(text: string, columns: number): string {
  return cutText(text, { most: columns - 1 });
}
