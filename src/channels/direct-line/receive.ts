import type { LooseFile } from '../../domain/conversation/file.ts';
import type { Author } from '../../domain/conversation/input.ts';
import { ownChannels } from '../../domain/conversation/own-channels.ts';
import type { Accept } from '../../domain/ports/channel.ts';
import { present } from '../../domain/present.ts';
import type { HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import type { WireActivity } from '../activity-shape.ts';
import type { FileStore } from '../files/create-files.ts';
import type { Allowances } from './allowances.ts';
import type { Visitor } from './authorize-conversation.ts';
import { personOf } from './create-tokens.ts';
import { envelopeOf, keyOf, type ParsedActivity, parseActivity } from './parse.ts';

export type ReceiveActivityParts = {
  readonly accept: Accept;
  readonly files: FileStore;
  readonly newId: () => string;
  readonly allowed: Allowances;
  readonly heardTyping?: (conversation: string) => void;
  readonly unkeyed?: () => void;
};

/** What somebody sent: an activity, the files beside it, and who the request says wrote it if the activity does not. */
export type PostedActivity = {
  readonly activity: WireActivity;
  readonly uploads?: readonly LooseFile[];
  readonly sender?: Author | undefined;
  /** Where it came from, and how large it was. */
  readonly network: string;
  readonly bytes: number;
};

/** Makes an input of what was sent, and acknowledges it once it is stored. */
export function receiveActivity(
  parts: ReceiveActivityParts,
): (visitor: Visitor & { readonly type: 'admitted' }, sent: PostedActivity) => Promise<HttpResponse> {
  const { accept, files, newId, allowed, heardTyping, unkeyed } = parts;
  return async ({ pass, master }, { activity, uploads = [], sender, network, bytes }) => {
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
    const loose = meant.type === 'message' ? meant.files : [];
    const size = { conversation: pass.conversation, network, bytes, hasFiles: loose.length > 0 };
    const held = master ? undefined : allowed.take(size);
    if (held) return held;
    const key = keyOf(activity);
    if (key === undefined) unkeyed?.();
    // What is sent again must not be kept twice.
    const keeping = await files.keep(pass.conversation, loose, key);
    if (keeping.type === 'refused') {
      allowed.giveBack(size);
      return keeping.answered;
    }
    const kept = keeping.files;
    const { id, type } = await accept(
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
    if (type === 'repeated') allowed.giveBack(size);
    return { status: 200, body: { id } };
  };
}

function withoutFiles({ files: _, ...message }: ParsedActivity & { readonly type: 'message' }) {
  return message;
}
