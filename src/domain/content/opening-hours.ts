import { day, minute } from '../../domain/time.ts';
import { type Desk, type Span, type Weekday, weekdays } from './desk.ts';

/** A moment on the desk's own clock and calendar. */
type Local = { readonly date: string; readonly weekday: Weekday; readonly minute: number };

/** Whether the desk's people are there by its hours and holidays. Without hours they always are. */
export function isOpen(desk: Pick<Desk, 'timeZone' | 'hours' | 'holidays'>, at: number): boolean {
  if (Object.keys(desk.hours).length === 0) return true;
  const { minute, ...on } = localTime(desk.timeZone, at);
  return spansOf(desk, on).some(({ from, to }) => from <= minute && minute < to);
}

/**
 * When the desk opens next, as its language writes it, e.g. `Monday 8:00 AM`; undefined if it is open, or not within
 * two weeks.
 */
export function opensNext(
  desk: Pick<Desk, 'timeZone' | 'hours' | 'holidays' | 'language'>,
  at: number,
): string | undefined {
  if (isOpen(desk, at)) return undefined;
  const { minute: passed } = localTime(desk.timeZone, at);
  for (let days = 0; days < 14; days++) {
    const then = at + days * day;
    const next = spansOf(desk, localTime(desk.timeZone, then))
      .map(({ from }) => from)
      .filter((from) => days > 0 || from > passed)
      .sort((a, b) => a - b)[0];
    if (next === undefined) continue;
    // What the desk's own clock shows then, so that no change of clocks in between moves it.
    const shown = Date.parse(`${localTime(desk.timeZone, then).date}T00:00:00Z`) + next * minute;
    const format = { weekday: 'long', hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(desk.language, format).format(shown);
  }
  return undefined;
}

/**
 * The first moment from `at` on that lies within a span of the day on the clock of a time zone: `at` itself, or when the
 * span begins next. Where the clock is put forward in between, that may be an hour later.
 */
export function nextWithin(span: Span, timeZone: string, at: number): number {
  const local = localTime(timeZone, at).minute;
  if (span.from <= local && local < span.to) return at;
  const ahead = (span.from - local + minutesOfDay) % minutesOfDay;
  return nextWithin(span, timeZone, (Math.floor(at / minute) + ahead) * minute);
}

const minutesOfDay = 24 * 60;

function spansOf(
  { hours, holidays }: Pick<Desk, 'hours' | 'holidays'>,
  { date, weekday }: Pick<Local, 'date' | 'weekday'>,
): readonly Span[] {
  return holidays.includes(date) ? [] : (hours[weekday] ?? []);
}

function localTime(timeZone: string, at: number): Local {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '';
  const name = part('weekday').toLowerCase();
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    weekday: weekdays.find((each) => each === name) ?? 'monday',
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}
