import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawList } from '../../src/cli/inbox/draw-list.ts';
import { type Key, type ListState, pressed } from '../../src/cli/inbox/list-state.ts';
import { shownText } from '../../src/cli/terminal/shown-text.ts';

const list = (change: Partial<ListState> = {}): ListState => ({
  rows: 5,
  at: 0,
  off: undefined,
  typed: undefined,
  ...change,
});
const following = (state: ListState, ...keys: readonly string[]): ListState =>
  keys.reduce((now, name) => pressed(now, { name, sequence: name.length === 1 ? name : '' }, []).state, state);

describe('keys in a list', () => {
  it('move up and down, and round at both ends', () => {
    expect(following(list(), 'down', 'down', 'up').at).toBe(1);
    expect(following(list(), 'up').at).toBe(4);
    expect(following(list({ at: 4 }), 'down').at).toBe(0);
    expect(following(list({ rows: 100 }), 'pagedown', 'pagedown', 'pageup', 'end', 'pagedown').at).toBe(99);
  });

  it('leave it by Enter, Escape, Ctrl+C and the letters that are commands, and by no others', () => {
    const by = (key: Key, state = list()) => {
      const what = pressed(state, key, ['d']);
      return what.type === 'leaves' ? what.by : undefined;
    };
    expect(by({ name: 'return' })).toBe('enter');
    expect(by({ name: 'return' }, list({ rows: 0 }))).toBeUndefined();
    expect(by({ name: 'escape' })).toBe('escape');
    expect(by({ name: 'c', ctrl: true, sequence: '\u0003' })).toBe('quit');
    expect(by({ name: 'd', sequence: 'd' })).toBe('d');
    expect(by({ name: 'x', sequence: 'x' })).toBeUndefined();
  });

  it('tick rows off and on again', () => {
    expect([...(following(list({ off: new Set() }), 'space', 'space').off ?? [])]).toEqual([0, 1]);
    expect([...(following(list({ off: new Set([0]) }), 'space').off ?? [])]).toEqual([]);
  });

  it('find by what is typed, letters that are commands elsewhere too; Escape takes it back first', () => {
    const typed = following(list({ typed: '', at: 3 }), 'd', 'e');
    expect([typed.typed, typed.at]).toEqual(['de', 0]);
    expect(following(typed, 'backspace').typed).toBe('d');
    expect(following(typed, 'escape').typed).toBe('');
  });
});

describe('a list on the screen', () => {
  it('is never larger than the screen and always shows the chosen row', () => {
    const size = fc.record({ columns: fc.integer({ min: 20, max: 120 }), lines: fc.integer({ min: 8, max: 50 }) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), size, fc.boolean(), (rows, chosen, screen, finds) => {
        const at = chosen % rows;
        const texts = Array.from({ length: rows }, (_, row) => `row ${row}: ${'x'.repeat(row)}`);
        const frame = { title: 'Title', rows: texts, about: Array(20).fill('about'), keys: 'keys '.repeat(30) };
        const state = list({ rows, at, ...(finds && { typed: 'abc' }) });
        const lines = drawList(state, frame, screen).map(stripVTControlCharacters);
        expect(lines.length).toBeLessThanOrEqual(screen.lines);
        expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThan(screen.columns);
        expect(lines.filter((line) => line.startsWith(`› row ${at}: `.slice(0, screen.columns - 2)))).toHaveLength(1);
      }),
    );
  });
});

it('what people wrote cannot steer the terminal', () => {
  expect(shownText('a\u001b[31mred\u0007\r\nb\u202eevil')).toBe('a [31mred b evil');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(shownText(text)).not.toMatch(/[\p{Cc}\u202e]/u);
    }),
  );
});
