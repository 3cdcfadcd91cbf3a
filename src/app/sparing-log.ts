import { boundedMap } from '../domain/bounded-map.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Log } from '../domain/ports/log.ts';
import { minute } from '../domain/time.ts';

/** The most causes that are told apart; the one not heard of for longest is forgotten. */
const mostCauses = 500;

/** The most causes of one event that have a line of their own within a minute: a stranger can make up a cause with each request. */
const mostOfEvent = 20;

/**
 * The same log with one line for each cause and minute at `warn` and `error`, and at `info` where it says why something was
 * refused, so that an attack or a full disk does not fill it. A cause is the event and the error behind it, or why. What is
 * left out stands at `debug`, and the next line counts it as `repeated`.
 * @param elapsed a clock that is never set
 */
export function sparingLog(log: Log, elapsed: Clock): Log {
  const causes = boundedMap<string, { readonly at: number; readonly left: number }>(mostCauses);
  const events = boundedMap<string, { readonly at: number; readonly causes: number }>(mostCauses);
  /** Whether an event has had so many causes within the minute that others are told as one. */
  const isCrowded = (event: string): boolean => {
    const known = events.get(event);
    const now = elapsed();
    const { at, causes } = known && now - known.at < minute ? known : { at: now, causes: 0 };
    events.set(event, { at, causes: causes + 1 });
    return causes >= mostOfEvent;
  };
  const sparing =
    (level: 'info' | 'warn' | 'error'): Log['warn'] =>
    (event, fields = {}) => {
      if (level === 'info' && fields.why === undefined) return log.info(event, fields);
      const isNew = (cause: string): boolean =>
        elapsed() - (causes.get(cause)?.at ?? Number.NEGATIVE_INFINITY) >= minute;
      let cause = `${level} ${event} ${causeIn(fields)}`;
      if (isNew(cause) && isCrowded(`${level} ${event}`)) cause = `${level} ${event}, of one more cause`;
      const known = causes.get(cause);
      if (known && !isNew(cause)) {
        causes.set(cause, { ...known, left: known.left + 1 });
        return log.debug(event, fields);
      }
      causes.set(cause, { at: elapsed(), left: 0 });
      log[level](event, known?.left ? { ...fields, repeated: known.left } : fields);
    };
  return { ...log, info: sparing('info'), warn: sparing('warn'), error: sparing('error') };
}

function causeIn({ error, why, faults }: Readonly<Record<string, unknown>>): string {
  if (!(error instanceof Error)) return String(error ?? why ?? faults ?? '');
  return 'code' in error ? String(error.code) : error.message;
}
