const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration in the largest useful units: "now", "4 min", "1 h 5 min", "3 d". */
export function duration(ms: number): string {
  if (ms < minute) return ms < 15_000 ? 'now' : '< 1 min';
  if (ms < hour) return `${Math.floor(ms / minute)} min`;
  if (ms < day) {
    const minutes = Math.floor((ms % hour) / minute);
    return `${Math.floor(ms / hour)} h${minutes > 0 && ms < 10 * hour ? ` ${minutes} min` : ''}`;
  }
  return `${Math.floor(ms / day)} d`;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

export function clockTime(at: number): string {
  return clock.format(at);
}

/** "Today", "Yesterday", or the date. */
export function dayWords(at: number, now: number): string {
  if (isSameDay(at, now)) return 'Today';
  return isSameDay(at, now - day) ? 'Yesterday' : date.format(at);
}

export function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
