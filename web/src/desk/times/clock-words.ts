import type { Tell } from '../../../../src/domain/content/agent-words.ts';
import type { DeskPageSettings } from '../../../../src/domain/wire/wire.ts';
import { readersLocale } from '../../readers-locale.ts';
import { settings } from '../../settings.ts';

/** A day, ms. */
const day = 86_400_000;

/** A time of day as the reader writes it, in the desk's own zone. */
export function clockTime(at: number): string {
  return formats().clock.format(at);
}

/** The same of today; of any other day with its date. */
export function momentTime(at: number, now: number): string {
  return isSameDay(at, now) ? clockTime(at) : formats().moment.format(at);
}

/** "Today", "Yesterday", or the date. */
export function dayWords(at: number, now: number, tell: Tell): string {
  if (isSameDay(at, now)) return tell('times', 'today');
  return isSameDay(at, now - day) ? tell('times', 'yesterday') : formats().date.format(at);
}

/** Whether two times are of one day where the desk is. */
export function isSameDay(one: number, other: number): boolean {
  return formats().date.format(one) === formats().date.format(other);
}

let made: Readonly<Record<'clock' | 'date' | 'moment', Intl.DateTimeFormat>> | undefined;

/** Made once; a zone that this browser does not know is taken for its own. */
function formats(): NonNullable<typeof made> {
  made ??= formatsIn(settings<DeskPageSettings>().timeZone) ?? formatsIn(undefined);
  if (!made) throw new Error('time-words: this browser formats no times; it is older than any that is supported.');
  return made;
}

function formatsIn(timeZone: string | undefined): typeof made {
  const locale = readersLocale();
  try {
    return {
      clock: new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone }),
      date: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }),
      moment: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
    };
  } catch {
    return undefined;
  }
}
