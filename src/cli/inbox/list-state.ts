/** The state of a list that is moved through by keys. */
export type ListState = {
  /** How many rows there are to choose from. */
  readonly rows: number;
  readonly at: number;
  /** Rows that were unticked; undefined if rows have no ticks. */
  readonly off: ReadonlySet<number> | undefined;
  /** What was typed to filter the rows; undefined if letters are commands. */
  readonly typed: string | undefined;
};

/** A key as `node:readline` names it. */
export type Key = {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean;
};

/** What a key does: changes the list, or leaves it with a command. */
export type Pressed =
  | { readonly type: 'stays'; readonly state: ListState }
  | { readonly type: 'leaves'; readonly by: string; readonly state: ListState };

const page = 10;

/** Applies a key. `commands` are the letters that leave the list; Enter, Escape and Ctrl+C always do. */
export function pressed(state: ListState, key: Key, commands: readonly string[]): Pressed {
  const { rows, at, typed } = state;
  const leave = (by: string): Pressed => ({ type: 'leaves', by, state });
  const moved = (to: number): Pressed => ({
    type: 'stays',
    state: { ...state, at: Math.max(0, Math.min(rows - 1, to)) },
  });
  if (key.ctrl) return key.name === 'c' || key.name === 'd' ? leave('quit') : { type: 'stays', state };
  switch (key.name) {
    case 'up':
      return moved(at === 0 ? rows - 1 : at - 1);
    case 'down':
      return moved(at === rows - 1 ? 0 : at + 1);
    case 'pageup':
      return moved(at - page);
    case 'pagedown':
      return moved(at + page);
    case 'home':
      return moved(0);
    case 'end':
      return moved(rows - 1);
    case 'return':
    case 'enter':
      return rows === 0 ? { type: 'stays', state } : leave('enter');
    case 'escape':
      return typed ? { type: 'stays', state: { ...state, typed: '', at: 0 } } : leave('escape');
    case 'left':
      return leave('escape');
    case 'right':
      return leave('enter');
    case 'space':
      if (state.off) return { type: 'stays', state: ticked(state, state.off) };
      break;
    case 'backspace':
      return { type: 'stays', state: { ...state, ...(typed !== undefined && { typed: typed.slice(0, -1), at: 0 }) } };
  }
  const letter = key.sequence ?? '';
  if (typed !== undefined && /^[\p{L}\p{N} -]$/u.test(letter))
    return { type: 'stays', state: { ...state, typed: typed + letter, at: 0 } };
  return commands.includes(letter) ? leave(letter) : { type: 'stays', state };
}

function ticked(state: ListState, off: ReadonlySet<number>): ListState {
  const { at, rows } = state;
  const others = [...off].filter((row) => row !== at);
  return { ...state, off: new Set(off.has(at) ? others : [...others, at]), at: Math.min(rows - 1, at + 1) };
}
