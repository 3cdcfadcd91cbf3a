import { boundedMap } from '../domain/bounded-map.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Log } from '../domain/ports/log.ts';
import { minute } from '../domain/time.ts';

/** The most causes that are told apart; the one not heard of for longest is forgotten. */
const mostCauses = 500;

/**
 * The same log with one line for each cause and minute at `warn` and `error`, so that an attack or a full disk does not fill
 * it. A cause is the event and the error behind it, or why. What is left out stands at `debug`, and the next line counts it
 * as `repeated`.
 * @param elapsed a clock that is never set
 */
export function sparingLog(log: Log, elapsed: Clock): Log {
  const causes = boundedMap<string, { readonly at: number; readonly left: number }>(mostCauses);
  const sparing =
    (level: 'warn' | 'error'): Log['warn'] =>
    (event, fields = {}) => {
      const cause = `${level} ${event} ${causeIn(fields)}`;
      const known = causes.get(cause);
      if (known && elapsed() - known.at < minute) {
        causes.set(cause, { ...known, left: known.left + 1 });
        return log.debug(event, fields);
      }
      causes.set(cause, { at: elapsed(), left: 0 });
      log[level](event, known?.left ? { ...fields, repeated: known.left } : fields);
    };
  return { ...log, warn: sparing('warn'), error: sparing('error') };
}

function causeIn({ error, why, faults }: Readonly<Record<string, unknown>>): string {
  if (!(error instanceof Error)) return String(error ?? why ?? faults ?? '');
  return 'code' in error ? String(error.code) : error.message;
}
