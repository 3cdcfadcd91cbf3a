import type { Author } from '../../domain/conversation/input.ts';
import { ownChannels } from '../../domain/conversation/own-channels.ts';
import type { Accept } from '../../domain/ports/channel.ts';
import { present } from '../../domain/present.ts';
import type { RateLimit } from '../../domain/rate-limit.ts';
import type { HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import type { WireActivity } from '../activity-shape.ts';
import type { FileStore } from '../files/create-files.ts';
import type { Visitor } from './authorize-conversation.ts';
import { personOf } from './create-tokens.ts';
import { envelopeOf, keyOf, type LooseFile, type ParsedActivity, parseActivity } from './parse.ts';

export type ReceiveActivityParts = {
  readonly accept: Accept;
  readonly files: FileStore;
  readonly newId: () => string;
  /** What a conversation may still send. */
  readonly allow: RateLimit;
  readonly heardTyping?: (conversation: string) => void;
  readonly unkeyed?: () => void;
};

/** What somebody sent: an activity, the files beside it, and who the request says wrote it if the activity does not. */
export type PostedActivity = {
  readonly activity: WireActivity;
  readonly uploads?: readonly LooseFile[];
  readonly sender?: Author | undefined;
};

/** Makes an input of what was sent, and acknowledges it once it is stored. */
export function receiveActivity(
  parts: ReceiveActivityParts,
): (visitor: Visitor & { readonly type: 'admitted' }, sent: PostedActivity) => Promise<HttpResponse> {
  const { accept, files, newId, allow, heardTyping, unkeyed } = parts;
  return async ({ pass, master }, { activity, uploads = [], sender }) => {
    const meant = parseActivity(activity, uploads);
    if (meant.type === 'refused') return httpRefusal(400, meant.code, meant.why);
    if (activity.type === 'typing') heardTyping?.(pass.conversation);
    if (meant.type === 'ignored') return { status: 200, body: { id: newId() } };
    const from = personOf(pass, activity.from ?? sender);
    if (!master && pass.user === undefined && from.id.startsWith('dl_')) {
      return httpRefusal(
        400,
        'BadArgument',
        'from.id begins with "dl_": such ids come only from a token made for them.',
      );
    }
    const wait = master ? undefined : allow.take(pass.conversation);
    if (wait !== undefined)
      return httpRefusal(
        429,
        'TooManyRequests',
        `Too many messages in this conversation; send it again in ${wait} s.`,
        { 'retry-after': String(wait) },
      );
    const key = keyOf(activity);
    if (key === undefined) unkeyed?.();
    const loose = meant.type === 'message' ? meant.files : [];
    // What is sent again must not be kept twice.
    const kept = await Promise.all(
      loose.map(({ name, type, content }, index) =>
        files.keep(pass.conversation, name, type, content, key && `${key} ${index}`),
      ),
    );
    const { id } = await accept(
      present({
        conversation: pass.conversation,
        key: key ?? `${activity.type}:unkeyed:${newId()}`,
        by: 'person',
        from,
        body: meant.type === 'event' ? meant : { ...withoutFiles(meant), ...(kept.length > 0 && { files: kept }) },
        answerBy: 'log',
        channel: ownChannels.directLine,
        locale: activity.locale || undefined,
        envelope: envelopeOf(
          activity,
          uploads,
          kept.map((file) => file.id),
        ),
      }),
    );
    return { status: 200, body: { id } };
  };
}

function withoutFiles({ files: _, ...message }: ParsedActivity & { readonly type: 'message' }) {
  return message;
}
