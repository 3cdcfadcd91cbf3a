import { Ajv, type ErrorObject } from 'ajv';
import type { JsonObject } from '../domain/json.ts';
import { readPlainJson } from './plain-json.ts';
import { withWellFormed } from './well-formed.ts';

/** Somebody in a conversation, as activities name them. */
export type WireAccount = {
  readonly id?: string;
  readonly name?: string | null;
  readonly role?: string | null;
  readonly aadObjectId?: string | null;
};

/** A file, picture or card of an activity. */
export type WireAttachment = {
  readonly contentType: string;
  readonly contentUrl?: string | null;
  readonly name?: string | null;
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
    readonly name?: string | null;
    readonly isGroup?: boolean | null;
    readonly conversationType?: string | null;
    readonly tenantId?: string | null;
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
const maybeWord = { ...word, nullable: true };
const account = {
  type: 'object',
  properties: { id: idWord, name: maybeWord, role: maybeWord, aadObjectId: { ...idWord, nullable: true } },
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
        name: maybeWord,
        isGroup: { type: 'boolean', nullable: true },
        conversationType: maybeWord,
        tenantId: { ...idWord, nullable: true },
      },
    },
    membersAdded: { type: 'array', items: account },
    membersRemoved: { type: 'array', items: account },
    locale: word,
    text: { type: 'string' },
    textFormat: word,
    timestamp: word,
    localTimestamp: word,
    localTimezone: word,
    name: word,
    action: word,
    replyToId: idWord,
    deliveryMode: word,
    inputHint: word,
    attachmentLayout: word,
    attachments: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        required: ['contentType'],
        properties: { contentType: word, contentUrl: { type: 'string', nullable: true }, name: maybeWord },
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

const fits = withWellFormed(new Ajv({ allErrors: false, strictTypes: false })).compile(shape);

/**
 * Reads a body as an activity: JSON that can be kept, and every field we use of its right type. A field that is null
 * is taken as left out, as clients in other languages write it.
 */
export function readActivity(body: Uint8Array): ReadActivity {
  const json = readPlainJson(body);
  if (json.type === 'refused') return json;
  const { value } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { type: 'refused', code: 'BadArgument', why: 'The body must be one activity: a JSON object.' };
  }
  const activity = withoutNulls(value as JsonObject);
  if (fits(activity)) return { type: 'read', activity: activity as WireActivity };
  const fault = fits.errors?.[0];
  const code = fault?.keyword === 'required' ? 'MissingProperty' : 'BadArgument';
  return { type: 'refused', code, why: told(fault) };
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
