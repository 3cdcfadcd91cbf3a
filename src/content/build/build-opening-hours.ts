import { type Desk, type Span, type Weekday, weekdays } from '../../domain/content/desk.ts';

/** For looking up a text that may not be a weekday. */
const names: readonly string[] = weekdays;

/** The weekdays that a key of `hours` names: `monday`, or `monday-friday`, also across the end of the week. */
export function daysOf(key: string): readonly Weekday[] {
  const [from, to] = key.split('-').map((name) => names.indexOf(name));
  if (from === undefined || from < 0) return [];
  if (to === undefined) return weekdays.slice(from, from + 1);
  if (to < 0) return [];
  return from <= to ? weekdays.slice(from, to + 1) : [...weekdays.slice(from), ...weekdays.slice(0, to + 1)];
}

/** `09:00-17:30` in minutes since midnight; undefined if it is malformed or ends before it begins. */
export function spanOf(text: string): Span | undefined {
  const match = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [hour = 0, minute = 0, endHour = 0, endMinute = 0] = match.slice(1).map(Number);
  const span = { from: hour * 60 + minute, to: endHour * 60 + endMinute };
  return span.from < span.to ? span : undefined;
}

/** The hours of every weekday. Without any, the desk is always open; a single day overrides a range of days. */
export function openingHours(hours: ReadonlyMap<string, readonly string[]> | undefined): Desk['hours'] {
  if (!hours) return Object.fromEntries(weekdays.map((day) => [day, [{ from: 0, to: 24 * 60 }]]));
  const byWidth = [...hours].sort(([a], [b]) => daysOf(b).length - daysOf(a).length);
  return Object.fromEntries(
    byWidth.flatMap(([key, texts]) => {
      const spans = texts.map(spanOf).filter((span) => span !== undefined);
      return daysOf(key).map((day) => [day, spans] as const);
    }),
  );
}
