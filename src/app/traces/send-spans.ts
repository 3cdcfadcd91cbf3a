import type { TraceSettings } from '../../config/trace-settings.ts';
import type { Log } from '../../domain/ports/log.ts';
import { otlpJson, type TraceSpan } from './span.ts';

/** Sends spans on, many at once. */
export type SpanSender = {
  readonly add: (span: TraceSpan) => void;
  /** Sends what is waiting; resolves once that is over, however it ended. */
  readonly close: () => Promise<void>;
};

/** How long spans wait for others, ms. */
const gathering = 2_000;

/** So many are sent in one request, and so many wait at most: what comes on top is left out, and counted. */
const mostAtOnce = 512;
const mostWaiting = 4_096;

/** How long a receiver may take, ms. */
const patience = 10_000;

/** Spans are sent once: a receiver that is away costs spans, and never a turn. */
export function sendSpans({ url, headers, service }: TraceSettings, log: Log): SpanSender {
  let waiting: TraceSpan[] = [];
  let leftOut = 0;
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> = Promise.resolve();

  const post = async (spans: readonly TraceSpan[]): Promise<void> => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: otlpJson(spans, service),
        signal: AbortSignal.timeout(patience),
        redirect: 'error',
      });
      await response.body?.cancel();
      if (!response.ok) log.warn('traces not taken', { why: `${response.status}`, spans: spans.length });
    } catch (error) {
      log.warn('traces not taken', { error, spans: spans.length });
    }
  };
  const flush = (): void => {
    timer = undefined;
    const spans = waiting;
    waiting = [];
    if (leftOut > 0) log.warn('traces left out', { spans: leftOut });
    leftOut = 0;
    for (let first = 0; first < spans.length; first += mostAtOnce) {
      const some = spans.slice(first, first + mostAtOnce);
      sending = sending.then(() => post(some));
    }
  };
  return {
    add: (span) => {
      if (waiting.length >= mostWaiting) leftOut++;
      else waiting.push(span);
      timer ??= setTimeout(flush, gathering).unref();
    },
    close: async () => {
      clearTimeout(timer);
      flush();
      await sending;
    },
  };
}
