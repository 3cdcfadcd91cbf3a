import { readersLocale } from '../../readers-locale.ts';

const locale = readersLocale();
const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
const date = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });

/** The time of day as the reader writes it. */
export function timeOfDay(at: number): string {
  return clock.format(at);
}

/** Day and time. */
export function fullTime(at: number): string {
  return full.format(at);
}

/** "Today", "Yesterday", or the date. */
export function dateWords(
  at: number,
  now: number,
  words: { readonly today: string; readonly yesterday: string },
): string {
  const day = (time: number) => new Date(time).toDateString();
  if (day(at) === day(now)) return words.today;
  return day(at) === day(now - 24 * 60 * 60_000) ? words.yesterday : date.format(at);
}
