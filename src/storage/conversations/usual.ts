import { asObject, type Json, type JsonObject } from '../../domain/json.ts';

/**
 * What the messages of a conversation have in common: author and envelope of the first. They are kept once, with the log;
 * an entry holds what is different in it.
 */
export type Usual = {
  /** JSON. */
  readonly from: string | undefined;
  readonly envelope: JsonObject | undefined;
  /** JSON of each value of the envelope, in its order. */
  readonly values: readonly string[];
};

/** As the column `from` says "the usual one". */
const same = '';
/** Before what is different in an envelope. A whole one is JSON, and begins with no plus. */
const differing = '+';

export function usualColumn(from: Json | undefined, envelope: Json | undefined): string {
  return JSON.stringify({ from, envelope: asObject(envelope) });
}

export function usualOf(column: string): Usual {
  const { from, envelope }: { readonly from?: Json; readonly envelope?: JsonObject } = JSON.parse(column);
  return {
    from: from === undefined ? undefined : JSON.stringify(from),
    envelope,
    values: envelope === undefined ? [] : Object.values(envelope).map((value) => JSON.stringify(value)),
  };
}

export function fromColumn(from: Json | undefined, usual: Usual | undefined): string | null {
  if (from === undefined) return null;
  const text = JSON.stringify(from);
  return text === usual?.from ? same : text;
}

/** Whether a row holds less than all, so that what is usual is needed to read it. */
export function leavesOutUsual({ from, envelope }: { readonly from: string | null; readonly envelope: string | null }) {
  return from === same || envelope?.startsWith(differing) === true;
}

export function storedAuthor(column: string, usual: Usual | undefined): string | undefined {
  return column === same ? usual?.from : column;
}

export function envelopeColumn(envelope: Json | undefined, usual: Usual | undefined): string | null {
  if (envelope === undefined) return null;
  const given = usual?.envelope === undefined ? undefined : asObject(envelope);
  return (given && usual && differenceOf(given, usual)) ?? JSON.stringify(envelope);
}

/** Undefined where the names or their order differ: put together again, it has to be the same to the letter. */
function differenceOf(given: JsonObject, { envelope = {}, values }: Usual): string | undefined {
  const names = Object.keys(given);
  const usualNames = Object.keys(envelope);
  if (names.length !== usualNames.length || names.some((name, at) => name !== usualNames[at])) return undefined;
  const changed: string[] = [];
  for (const [at, name] of names.entries()) {
    const text = JSON.stringify(given[name]);
    if (text !== values[at]) changed.push(`${JSON.stringify(name)}:${text}`);
  }
  return `${differing}{${changed.join(',')}}`;
}

export function storedEnvelope(column: string, usual: Usual | undefined): Json {
  if (!column.startsWith(differing)) return JSON.parse(column);
  return { ...usual?.envelope, ...JSON.parse(column.slice(differing.length)) };
}
