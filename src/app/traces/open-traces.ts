import type { TraceSettings } from '../../config/trace-settings.ts';
import { boundedMap } from '../../domain/bounded-map.ts';
import type { Log } from '../../domain/ports/log.ts';
import { type SpanSender, sendSpans } from './send-spans.ts';
import { type Attributes, spanId, type TraceSpan, traceOf } from './span.ts';
import type { Traces } from './traces.ts';

/** Inputs on their way whose beginning is remembered; a longer wait has no first span. */
const mostOpen = 10_000;

/**
 * A trace for each input: from when it came until its turn was committed, with what was done meanwhile below it, and what is
 * sent afterwards. Loaded only where spans are to be sent.
 */
export function openTraces(settings: TraceSettings, log: Log): Traces {
  const sender = sendSpans(settings, log);
  /** When inputs came, and what is known of them. */
  const open = boundedMap<string, { readonly start: bigint; readonly attributes: Attributes }>(mostOpen);

  const within = spansOf(sender);
  return {
    storing: (store) => ({
      ...store,
      accept: async (input) => {
        const { id, conversation, channel, by, body } = input;
        const attributes = { 'fixpath.conversation': conversation, 'fixpath.input': id, channel, by, type: body.type };
        open.set(id, { start: now(), attributes });
        const acceptance = await within(
          id,
          'stored',
          {},
          () => store.accept(input),
          ({ type }) => ({ result: type }),
        );
        // The first of that key has a trace of its own.
        if (acceptance.type === 'repeated') open.delete(id);
        return acceptance;
      },
      commit: async (turn) => {
        const { input, ending } = turn;
        const committed = await within(
          input,
          'committed',
          { entries: turn.entries.length, items: turn.items.length },
          () => store.commit(turn),
          ({ type }) => ({ result: type }),
        );
        const known = open.get(input);
        if (committed.type === 'committed' && known) {
          open.delete(input);
          sender.add(rootSpan(input, known.start, { ...known.attributes, ending }, ending === 'failed'));
        }
        return committed;
      },
    }),
    answering: (answers) => ({
      ...answers,
      respond: (conversation, input) =>
        within(
          input.id,
          'turn',
          {},
          () => answers.respond(conversation, input),
          ({ replies, verdicts }) => ({
            replies: replies.length,
            'verdict.reply': verdicts?.reply,
            'verdict.opening': verdicts?.opening,
          }),
        ),
    }),
    sending: (senders) =>
      Object.fromEntries(
        Object.entries(senders).map(([destination, send]) => [
          destination,
          (item) =>
            within(
              inputOf(item.entry),
              'sent',
              { destination, attempts: item.attempts },
              () => send(item),
              ({ type }) => ({ result: type, ...(type !== 'sent' && { failed: type }) }),
            ),
        ]),
      ),
    close: sender.close,
  };
}

/** Does something within a span of an input's trace; `told` adds what its result tells. */
type Within = <Result>(
  input: string,
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
  told?: (result: Result) => Attributes & { readonly failed?: string | undefined },
) => Promise<Result>;

function spansOf(sender: Pick<SpanSender, 'add'>): Within {
  return async (input, name, attributes, work, told) => {
    const { trace, root } = traceOf(input);
    const start = now();
    const end = (more: Attributes, failed: string | undefined): void =>
      sender.add({
        trace,
        id: spanId(),
        parent: root,
        name,
        start,
        end: now(),
        attributes: { ...attributes, ...more },
        ...(failed !== undefined && { failed }),
      });
    try {
      const result = await work();
      const { failed, ...more } = told?.(result) ?? {};
      end(more, failed);
      return result;
    } catch (error) {
      // Its code alone: a message might hold what somebody wrote.
      end({}, error instanceof Error && 'code' in error ? String(error.code) : 'error');
      throw error;
    }
  };
}

/** The input whose turn wrote an entry: entries of a turn are named by it. */
function inputOf(entry: string): string {
  return entry.replace(/\.r?\d+$/, '');
}

function rootSpan(input: string, start: bigint, attributes: Attributes, isFailed: boolean): TraceSpan {
  const { trace, root } = traceOf(input);
  const name = String(attributes.type);
  return { trace, id: root, name, start, end: now(), attributes, ...(isFailed && { failed: 'failed' }) };
}

/** Ns since 1970, by a clock that runs on evenly. */
function now(): bigint {
  return BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6));
}
