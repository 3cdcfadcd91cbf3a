import { createContext, useContext, useEffect, useRef } from 'react';
import { preferred } from '../client/preferences.ts';

/** What single keys do now. */
export type Commands = Map<string, () => void>;

export const CommandsContext = createContext<Commands>(new Map());

/** All keys by what they do, as the list behind "?" shows them. */
export const keysOf = {
  step: ['j', 'k'],
  longest: ['n'],
  shelves: ['1', '2', '3', '4', '5'],
  search: ['f'],
  claim: ['c'],
  reply: ['r'],
  note: ['m'],
  label: ['b'],
  'label-filter': ['v'],
  summary: ['s'],
  'hand-back': ['h'],
  transfer: ['t'],
  release: ['l'],
  assign: ['g'],
  'take-over': ['o'],
  close: ['x'],
  available: ['a'],
  list: ['?'],
  send: ['Enter'],
  canned: ['/'],
  'canned-edit': ['e'],
  leave: ['Esc'],
} as const;

/** Lets a key act while the component is on the screen and `act` is defined. */
export function useCommand(key: string, act: (() => void) | undefined): void {
  const commands = useContext(CommandsContext);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const isOn = act !== undefined;
  useEffect(() => {
    if (!isOn) return;
    const run = () => latest.current?.();
    commands.set(key, run);
    return () => {
      if (commands.get(key) === run) commands.delete(key);
    };
  }, [commands, key, isOn]);
}

/** Elements in which keys write or choose. A switch uses only the space bar. */
const fields = 'input:not([type=checkbox]), textarea, select, [contenteditable], [role=menu]';

/** Listens to keys on the whole page, except in fields and open dialogs. */
export function useKeys(commands: Commands): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !preferred().keys) return;
      if (target instanceof Element && target.closest(fields)) return;
      if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return;
      const act = commands.get(key);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [commands]);
}
