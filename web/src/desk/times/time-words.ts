import type { Tell } from '../../../../src/domain/content/agent-words.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration in the largest useful units: "now", "4 min", "1 h 5 min", "3 d". */
export function duration(ms: number, tell: Tell): string {
  if (ms < minute) return tell('times', ms < 15_000 ? 'now' : 'moment');
  if (ms < hour) return tell('times', 'minutes', { minutes: Math.floor(ms / minute) });
  if (ms >= day) return tell('times', 'days', { days: Math.floor(ms / day) });
  const hours = Math.floor(ms / hour);
  const minutes = Math.floor((ms % hour) / minute);
  return minutes > 0 && hours < 10
    ? tell('times', 'hours-minutes', { hours, minutes })
    : tell('times', 'hours', { hours });
}
