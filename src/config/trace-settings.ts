import { isPrivate } from './loopback.ts';
import type { SettingsReader } from './settings-reader.ts';

/** Where spans of turns are sent, in OpenTelemetry's protocol over HTTP, as JSON. */
export type TraceSettings = {
  /** The address of the exporter's receiver, `/v1/traces` among it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What this server is called among others. */
  readonly service: string;
};

/** Reads where spans are sent, by the names that OpenTelemetry gives; undefined for nowhere. */
export function traceSettings({ text, list, fault }: SettingsReader): TraceSettings | undefined {
  const endpoint = text('OTEL_EXPORTER_OTLP_ENDPOINT');
  const headers = (list('OTEL_EXPORTER_OTLP_HEADERS') ?? []).map((each) => /^([\w-]+)=(.+)$/.exec(each));
  const service = text('OTEL_SERVICE_NAME') ?? 'fixpath';
  if (endpoint === undefined) return undefined;
  const url = URL.parse(endpoint);
  if (!url || !isPrivate(url) || url.username || url.password || url.search)
    return fault(
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'is no https address.',
      'Set it to the receiver of OTLP over HTTP, such as https://otel.example.org; http only on this machine (http://127.0.0.1:4318).',
    );
  if (headers.includes(null))
    return fault(
      'OTEL_EXPORTER_OTLP_HEADERS',
      'holds something that is no header.',
      'Write names and values with commas between: authorization=Bearer%20abc.',
    );
  const pairs = headers.map((header) => [header?.[1] ?? '', decoded(header?.[2] ?? '')]);
  return { url: `${url.href.replace(/\/+$/, '')}/v1/traces`, headers: Object.fromEntries(pairs), service };
}

/** As OpenTelemetry writes values: a blank is `%20`. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
