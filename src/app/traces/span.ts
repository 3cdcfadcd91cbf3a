import { createHash } from 'node:crypto';

/** What is told of a span: ids, names and counts, never a word that somebody wrote. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Something that took time, ended. Times are ns since 1970. */
export type TraceSpan = {
  readonly trace: string;
  readonly id: string;
  /** Left out for the first of a trace. */
  readonly parent?: string;
  readonly name: string;
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: Attributes;
  /** Left out where nothing failed. */
  readonly failed?: string;
};

/** The same for an input whoever plays it, before a restart or after: so all that is done for it is one trace. */
export function traceOf(input: string): { readonly trace: string; readonly root: string } {
  const digest = createHash('sha256').update(`trace ${input}`).digest('hex');
  return { trace: digest.slice(0, 32), root: digest.slice(32, 48) };
}

/** A new span's id: 8 bytes, as hexadecimal digits. */
export function spanId(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString('hex');
}

/** Spans as OpenTelemetry's protocol writes them in JSON. */
export function otlpJson(spans: readonly TraceSpan[], service: string): string {
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: listed({ 'service.name': service }) },
        scopeSpans: [{ scope: { name: 'fixpath' }, spans: spans.map(written) }],
      },
    ],
  });
}

/** Kinds and states by their numbers in the protocol. */
const internal = 1;
const error = 2;

function written({ trace, id, parent, name, start, end, attributes, failed }: TraceSpan): object {
  return {
    traceId: trace,
    spanId: id,
    ...(parent !== undefined && { parentSpanId: parent }),
    name,
    kind: internal,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(end),
    attributes: listed(attributes),
    ...(failed !== undefined && { status: { code: error, message: failed } }),
  };
}

function listed(attributes: Attributes): readonly object[] {
  return Object.entries(attributes).flatMap(([key, value]): readonly object[] => {
    if (value === undefined) return [];
    if (typeof value === 'boolean') return [{ key, value: { boolValue: value } }];
    // Whole numbers are written as texts there: JSON's own end at 2^53.
    return [{ key, value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value } }];
  });
}
