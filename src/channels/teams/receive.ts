import type { Entry } from '../../domain/conversation/entry.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Accept, AwaitReplies } from '../../domain/ports/channel.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import { readActivity, type WireActivity } from '../activity-shape.ts';
import type { Address } from './address.ts';
import type { ReceiveFromAgents } from './agents/receive.ts';
import type { AllowedService } from './connection/allowed-service.ts';
import type { EndpointAccess } from './connection/open-connection.ts';
import { type FetchFilesParts, fetchFilesBy } from './fetch-files.ts';
import { filesIn } from './files-in.ts';
import { type ParsedInput, parseInput } from './parse.ts';
import { type Outgoing, renderActivity } from './render.ts';

type ParsedMessage = Extract<ParsedInput, { type: 'input' }>['input'];

export type ReceiveMessagesParts = FetchFilesParts & {
  readonly access: EndpointAccess;
  readonly allowed: AllowedService;
  /** Asked first about every activity that was proven. */
  readonly fromAgents?: ReceiveFromAgents | undefined;
  readonly accept: Accept;
  readonly replies: AwaitReplies;
  readonly newId: () => string;
  readonly log: Log;
  readonly unkeyed?: () => void;
  /** Told when a person is writing. */
  readonly heardTyping?: (conversation: string) => void;
  /** How long a caller that wants replies in the response is kept waiting, ms. */
  readonly patience: number;
};

/**
 * Answers `POST /api/messages`: proves, reads and stores an activity, and acknowledges it as soon as it is stored.
 * Whoever asked for replies in the response, or sent an invoke, gets what the log holds once the turn is over; the same
 * activity again reads the same.
 */
export function receiveMessages(parts: ReceiveMessagesParts): (asked: HttpRequest) => Promise<HttpResponse> {
  const { access, allowed, accept, newId, log, patience } = parts;
  const fetchFiles = fetchFilesBy(parts);
  const withFiles = async (input: ParsedMessage, activity: WireActivity, { serviceUrl }: Address) => {
    const { body, conversation, key } = input;
    if (body.type !== 'message' || !body.missing) return input;
    return { ...input, body: await fetchFiles(body, filesIn(activity), { conversation, key, serviceUrl }) };
  };
  return async (asked) => {
    const shut = shutTo(access, asked);
    if (shut) return shut;
    const read = readActivity(asked.body);
    if (read.type === 'refused') return httpRefusal(400, read.code, read.why);
    const { activity } = read;
    const unproven = await faultInProof(access, activity, asked, log);
    if (unproven) return unproven;
    if (activity.serviceUrl !== undefined && !allowed(activity.serviceUrl)) {
      log.info('serviceUrl not allowed', { why: 'Its host is not on the list.', serviceUrl: activity.serviceUrl });
      return httpRefusal(
        403,
        'Forbidden',
        'The host of serviceUrl is not allowed here; the setting SERVICE_URLS lists those that are.',
      );
    }
    const answered = await parts.fromAgents?.(activity);
    if (answered) return answered;
    const meant = parseInput(activity, newId);
    if (meant.type === 'refused') return httpRefusal(400, 'BadArgument', meant.why);
    if (meant.type === 'typing') parts.heardTyping?.(meant.conversation);
    if (meant.type !== 'input')
      return activity.deliveryMode === 'expectReplies' ? { status: 200, body: { activities: [] } } : { status: 200 };
    const { input, address, response } = meant;
    if (!activity.id) parts.unkeyed?.();
    const { id } = await accept(await withFiles(input, activity, address));
    switch (response) {
      case 'nothing':
        return { status: 200 };
      case 'heard':
        return heard(input.body.type === 'message' ? input.body.text : '');
      case 'replies':
      case 'invoke': {
        const entries = await parts.replies(input.conversation, id, patience);
        // A 2xx without replies would say that the bot had nothing to say.
        if (!entries) return { ...slow, headers: { 'retry-after': '1' } };
        return response === 'replies' ? replies(entries, address, activity.id) : invoked(entries, activity.name);
      }
    }
  };
}

const slow = httpRefusal(
  504,
  'NotFinished',
  'The bot is still at work. Send the same activity again to read its replies.',
);

function shutTo(access: EndpointAccess, { headers }: HttpRequest): HttpResponse | undefined {
  switch (access.type) {
    case 'closed':
      return httpRefusal(
        503,
        'NotConnected',
        'No Azure Bot registration is set. Set MicrosoftAppId and MicrosoftAppPassword (docs/teams.md), or ALLOW_UNAUTHENTICATED_BOT=true for the Emulator on this machine.',
      );
    case 'open': {
      const header = forwardingHeader(headers);
      if (header !== undefined)
        return httpRefusal(
          403,
          'Forwarded',
          `The request was forwarded (${header}), but without an app id only this machine may call. Set MicrosoftAppId and MicrosoftAppPassword.`,
        );
      // A web page can post here unasked, but not with this type.
      if (!headers['content-type']?.startsWith('application/json'))
        return httpRefusal(415, 'UnsupportedType', 'Send the activity as application/json.');
      return undefined;
    }
    case 'proven':
      return headers.authorization === undefined
        ? httpRefusal(
            401,
            'Unauthorized',
            'The Authorization header is missing; send "Bearer" and the channel\'s token.',
          )
        : undefined;
  }
}

async function faultInProof(
  access: EndpointAccess,
  activity: WireActivity,
  { headers, from }: HttpRequest,
  log: Log,
): Promise<HttpResponse | undefined> {
  if (access.type !== 'proven') return undefined;
  const isNear = /^(127\.|::1$)/.test(from) && forwardingHeader(headers) === undefined;
  const proof = await access.prove(activity, headers.authorization, isNear);
  switch (proof.type) {
    case 'proven':
      return undefined;
    case 'refused':
      log.info('activity not proven', { status: proof.status, why: proof.why });
      return httpRefusal(proof.status, proof.status === 403 ? 'Forbidden' : 'Unauthorized', proof.why);
    case 'unproven':
      log.error('the cloud cannot be asked for its keys', { why: proof.why });
      return httpRefusal(503, 'NotProven', "The cloud's keys cannot be reached just now; send the activity again.");
  }
}

function replies(entries: readonly Entry[], address: Address, replyToId: string | undefined): HttpResponse {
  const activities: Outgoing[] = [];
  for (const entry of entries) {
    const activity = renderActivity(entry, address);
    if (activity)
      activities.push({
        ...activity,
        id: entry.id,
        timestamp: new Date(entry.at).toISOString(),
        ...(replyToId === undefined ? {} : { replyToId }),
      });
  }
  return { status: 200, body: { activities } };
}

/**
 * What the turn answered to an invoke, as the SDK's bots write it: an activity of the type `invokeResponse`. A card whose
 * button nobody knows is told so in its own form, or its client would show a failure of its own.
 */
function invoked(entries: readonly Entry[], name: string | undefined): HttpResponse {
  for (const { body } of entries) {
    const envelope = body.kind === 'reply' ? body.reply.envelope : undefined;
    const { type, value } = (envelope ?? {}) as JsonObject;
    if (type !== 'invokeResponse') continue;
    const { status, body: answer } = (value ?? {}) as { status?: unknown; body?: object };
    return { status: typeof status === 'number' ? status : 200, ...(answer == null ? {} : { body: answer }) };
  }
  return { status: 200, body: name === 'adaptiveCard/action' ? unknownButton : {} };
}

const unknownButton = {
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code: 'BadRequest', message: 'This button is not known here. Use one of a newer card.' },
};

/** The answer that a card's button needs; the replies come as messages. */
function heard(label: string): HttpResponse {
  const value = label === '' ? '✓' : label;
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value } };
}

/** Headers by which proxies and tunnels say that a request came from elsewhere. */
const names = new Set(['forwarded', 'via', 'x-real-ip', 'x-client-ip', 'cf-connecting-ip', 'true-client-ip']);

/** The name of the first header that says the request was forwarded; undefined if none does. */
function forwardingHeader(headers: Readonly<Record<string, string | undefined>>): string | undefined {
  for (const name in headers) if (names.has(name) || name.startsWith('x-forwarded-')) return name;
  return undefined;
}
