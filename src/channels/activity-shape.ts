import type { ErrorObject } from 'ajv';
import type { Json, JsonObject } from '../domain/json.ts';
import { readPlainJson } from './plain-json.ts';
import { shapeCheckOf } from './shape-check-of.ts';

/** Somebody in a conversation, as activities name them. */
export type WireAccount = {
  readonly id?: string;
  readonly name?: string;
  readonly role?: string;
  readonly aadObjectId?: string;
};

/** A file, picture or card of an activity. */
export type WireAttachment = {
  readonly contentType: string;
  readonly contentUrl?: string;
  readonly name?: string;
  readonly content?: unknown;
};

/** The fields of a Bot Framework activity that we read, of the types they must have. All else is passed on unread. */
export type WireActivity = JsonObject & {
  readonly type: string;
  readonly id?: string;
  readonly channelId?: string;
  readonly serviceUrl?: string;
  readonly from?: WireAccount;
  readonly recipient?: WireAccount;
  readonly conversation?: {
    readonly id?: string;
    readonly name?: string;
    readonly isGroup?: boolean;
    readonly conversationType?: string;
    readonly tenantId?: string;
  };
  readonly membersAdded?: readonly WireAccount[];
  readonly membersRemoved?: readonly WireAccount[];
  readonly locale?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly name?: string;
  readonly action?: string;
  readonly replyToId?: string;
  readonly deliveryMode?: string;
  readonly attachments?: readonly WireAttachment[];
  readonly entities?: readonly JsonObject[];
  readonly channelData?: JsonObject;
};

/** An activity whose fields can be relied on, or why it is turned down. */
export type ReadActivity =
  | { readonly type: 'read'; readonly activity: WireActivity }
  | { readonly type: 'refused'; readonly code: 'BadSyntax' | 'BadArgument' | 'MissingProperty'; readonly why: string };

const word = { type: 'string', maxLength: 1024 };
/** What becomes part of addresses and keys: half a character cannot be sent on. */
const idWord = { ...word, format: 'well-formed' };
/** Nothing hangs on these: of another type they are as good as left out. */
const aside = { ...word };
const account = {
  type: 'object',
  properties: { id: idWord, name: aside, role: aside, aadObjectId: idWord },
};

/** The part of JSON Schema that the shape is written in. */
type Shape = {
  readonly type: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
};

const shape = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { ...word, minLength: 1 },
    id: idWord,
    channelId: idWord,
    serviceUrl: idWord,
    from: account,
    recipient: account,
    conversation: {
      type: 'object',
      properties: {
        id: idWord,
        name: aside,
        isGroup: { type: 'boolean' },
        conversationType: word,
        tenantId: idWord,
      },
    },
    membersAdded: { type: 'array', items: account },
    membersRemoved: { type: 'array', items: account },
    locale: word,
    text: { type: 'string' },
    textFormat: aside,
    timestamp: aside,
    localTimestamp: aside,
    localTimezone: aside,
    name: word,
    action: word,
    replyToId: aside,
    deliveryMode: word,
    inputHint: aside,
    attachmentLayout: aside,
    attachments: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        required: ['contentType'],
        properties: { contentType: word, contentUrl: { type: 'string' }, name: aside },
      },
    },
    entities: { type: 'array', maxItems: 250, items: { type: 'object' } },
    suggestedActions: { type: 'object' },
    channelData: {
      type: 'object',
      properties: {
        clientActivityID: word,
        fixpath: { type: 'object', properties: { retryKey: word } },
      },
    },
  },
};

const fits = shapeCheckOf(shape, { strictTypes: false });

/**
 * Reads a body as an activity: JSON that can be kept, and every field we use of its right type. What is null is taken as
 * left out, as clients in other languages write it, wherever it stands among these fields.
 */
export function readActivity(body: Uint8Array): ReadActivity {
  const json = readPlainJson(body);
  if (json.type === 'refused') return json;
  const { value } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { type: 'refused', code: 'BadArgument', why: 'The body must be one activity: a JSON object.' };
  }
  const activity = saidIn(withoutNulls(value as JsonObject), shape);
  if (fits(activity)) return { type: 'read', activity: activity as WireActivity };
  const fault = fits.errors?.[0];
  const code = fault?.keyword === 'required' ? 'MissingProperty' : 'BadArgument';
  return { type: 'refused', code, why: told(fault) };
}

/** What is said in a part of an activity: undefined for nothing. What the shape does not know stays as it is. */
function saidIn(value: Json, { type, properties, items }: Shape): Json | undefined {
  if (value === null) return undefined;
  if (items && Array.isArray(value))
    return value.flatMap((item) => {
      const said = items.properties?.contentType ? attachmentIn(item) : saidIn(item, items);
      return said === undefined ? [] : [said];
    });
  if (type !== 'object' || !properties || typeof value !== 'object' || Array.isArray(value)) return value;
  const read: Record<string, Json> = { ...(value as JsonObject) };
  for (const [key, of] of Object.entries(properties)) {
    const given = read[key];
    if (given === undefined) continue;
    const said = of === aside && !isWord(given) ? undefined : saidIn(given, of);
    if (said === undefined) delete read[key];
    else if (said !== given) read[key] = said;
  }
  return read;
}

/** An attachment; without a type it is bytes of no known kind, and without anything it is none. */
function attachmentIn(item: Json): Json | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item ?? undefined;
  const said = saidIn(withoutNulls(item as JsonObject), shape.properties.attachments.items) as JsonObject;
  if (Object.keys(item).length > 0 && Object.keys(said).length === 0) return undefined;
  return 'contentType' in item && said.contentType === undefined
    ? { ...said, contentType: 'application/octet-stream' }
    : said;
}

function isWord(value: Json): boolean {
  return typeof value === 'string' && value.length <= word.maxLength;
}

function withoutNulls(value: JsonObject): JsonObject {
  let found = false;
  for (const key in value) if (value[key] === null) found = true;
  return found ? Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null)) : value;
}

/** `from.id must be string`, `attachments[0] must have required property 'contentType'`. */
function told(fault: ErrorObject | undefined): string {
  if (fault === undefined) return 'The activity does not have the right shape.';
  const path = fault.instancePath
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replace(/\//g, '.')
    .replace(/^\./, '');
  return `${path === '' ? 'The activity' : path} ${fault.message ?? 'is wrong'}.`;
}
