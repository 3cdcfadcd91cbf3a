import { emitKeypressEvents } from 'node:readline';
import { drawList, type ListFrame } from './draw-list.ts';
import { type Key, type ListState, pressed } from './list-state.ts';

/** A list to choose from. */
export type ListQuestion = Omit<ListFrame, 'rows' | 'about'> & {
  readonly rows: readonly string[];
  readonly about?: (row: number) => readonly string[];
  /** Letters that leave the list. */
  readonly commands?: readonly string[];
  /** Whether the space bar unticks rows. */
  readonly ticks?: boolean;
  /** Whether typing filters the rows. */
  readonly finds?: boolean;
  /** The row that is selected at first. */
  readonly at?: number;
};

/** How the list was left: by which key, at which row, and which rows were still ticked. */
export type PickedRow = { readonly by: string; readonly row: number; readonly on: readonly number[] };

/** Shows a list on the terminal until a key leaves it, then clears it. The Escape key is reported as `escape`. */
export function pickFromList(question: ListQuestion): Promise<PickedRow> {
  const { stdin, stdout } = process;
  const { rows, about, commands = [], ticks = false, finds = false } = question;
  let state: ListState = {
    rows: rows.length,
    at: question.at ?? 0,
    off: ticks ? new Set() : undefined,
    typed: finds ? '' : undefined,
  };
  let found = rows.map((_, row) => row);
  let drawn = 0;

  const clear = (): void => {
    if (drawn > 0) stdout.write(`\u001b[${drawn}A\r\u001b[J`);
    drawn = 0;
  };
  const draw = (): void => {
    const shown = found.map((row) => rows[row] ?? '');
    const size = { columns: stdout.columns || 80, lines: (stdout.rows || 24) - 1 };
    const told = about?.(found[state.at] ?? 0) ?? [];
    const lines = drawList(state, { ...question, rows: shown, about: told }, size);
    clear();
    stdout.write(`${lines.join('\n')}\n`);
    drawn = lines.length;
  };
  const find = (): void => {
    const typed = (state.typed ?? '').toLowerCase();
    found = rows.flatMap((row, place) => (row.toLowerCase().includes(typed) ? [place] : []));
    state = { ...state, rows: found.length };
  };

  return new Promise((resolve) => {
    const leave = (by: string): void => {
      stdin.off('keypress', take).setRawMode(false).pause();
      stdout.off('resize', draw);
      clear();
      const on = rows.flatMap((_, row) => (state.off?.has(row) ? [] : [row]));
      resolve({ by, row: found[state.at] ?? 0, on });
    };
    const take = (_: string | undefined, key: Key): void => {
      const what = pressed(state, key, commands);
      const isTyped = what.state.typed !== state.typed;
      state = what.state;
      if (isTyped) find();
      if (what.type === 'leaves') leave(what.by);
      else draw();
    };
    emitKeypressEvents(stdin);
    stdin.setRawMode(true).resume().on('keypress', take);
    stdout.on('resize', draw);
    draw();
  });
}
