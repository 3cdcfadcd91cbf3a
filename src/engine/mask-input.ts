import type { NewInput } from '../domain/conversation/input.ts';
import { asObject, type Json, type JsonObject } from '../domain/json.ts';

/** What takes out of a text what is not to be stored. */
export type MaskText = (text: string) => string;

/** An input with its words masked, and the same words where its channel's own activity repeats them. */
export function maskInput(input: NewInput, mask: MaskText): NewInput {
  const { body, envelope } = input;
  const given = asObject(envelope);
  return {
    ...input,
    body: maskBody(body, mask),
    ...(given && { envelope: maskEnvelope(given, mask) }),
  };
}

function maskBody(body: NewInput['body'], mask: MaskText): NewInput['body'] {
  if (body.type === 'message')
    return { ...body, text: mask(body.text), ...(body.quote !== undefined && { quote: mask(body.quote) }) };
  if (body.type === 'message-changed' && body.change === 'edited') return { ...body, text: mask(body.text) };
  return body.type === 'agent-says' ? { ...body, text: mask(body.text) } : body;
}

/** Its text, and what stands in its attachments. Anything else may be an id in which digits are no card. */
function maskEnvelope(envelope: JsonObject, mask: MaskText): JsonObject {
  const { text, attachments } = envelope;
  return {
    ...envelope,
    ...(typeof text === 'string' && { text: mask(text) }),
    ...(attachments !== undefined && { attachments: maskStrings(attachments, mask) }),
  };
}

function maskStrings(value: Json, mask: MaskText): Json {
  if (typeof value === 'string') return /^(?:https?|data|fixpath-file):/.test(value) ? value : mask(value);
  if (Array.isArray(value)) return value.map((each) => maskStrings(each, mask));
  const object = asObject(value);
  return object
    ? Object.fromEntries(Object.entries(object).map(([name, each]) => [name, maskStrings(each, mask)]))
    : value;
}
