import type { MissingFile } from '../../domain/conversation/input.ts';
import { asObject } from '../../domain/json.ts';
import { present } from '../../domain/present.ts';
import type { WireActivity, WireAttachment } from '../activity-shape.ts';

/** Attachments that are no files: the message as it is drawn, what it refers to, and cards. */
const noFile =
  /^(?:text\/html|application\/vnd\.microsoft\.(?:card|teams\.card|teams\.file\.consent)\b.*|.*(?:message|meeting|forwarded)\w*reference|application\/vnd\.microsoft\.teams\.messaging.*)$/i;

/** What Teams calls a file of a chat of two. */
const teamsFile = 'application/vnd.microsoft.teams.file.download.info';

/** A picture in the markup of a message that is no emoji. */
const drawnPicture = /<img\b(?![^<>]{0,2000}schema\.skype\.com\/emoji)/i;

/** The longest name that is told. */
const longestName = 200;

/** Where the channel's own service keeps a file, in the form of the Bot Framework. */
const kept = /\/v3\/attachments\/([^/?#]{1,300})\/views\/([^/?#]{1,50})$/;

/** A file or picture that came with a message: how it is told, and where it can be fetched, if that is told. */
export type ForeignFile = MissingFile & {
  readonly source?:
    | { readonly type: 'link'; readonly url: string }
    /** An attachment that the service of the conversation keeps. */
    | { readonly type: 'attachment'; readonly id: string; readonly view: string };
};

/** The files and pictures that came with a message. */
export function filesIn({ attachments = [], serviceUrl = '' }: WireActivity): readonly ForeignFile[] {
  const files = attachments
    .filter(({ contentType }) => !noFile.test(contentType))
    .map((each) => fileOf(each, serviceUrl));
  if (files.length > 0) return files;
  const isDrawn = attachments.some(
    ({ contentType, content }) =>
      contentType === 'text/html' && typeof content === 'string' && drawnPicture.test(content),
  );
  return isDrawn ? [{ type: 'image/*' }] : [];
}

function fileOf({ contentType, contentUrl, name, content }: WireAttachment, serviceUrl: string): ForeignFile {
  const called = name?.replace(/\s+/g, ' ').toWellFormed().trim().slice(0, longestName);
  const told = contentType === teamsFile ? asObject(content) : undefined;
  const ending = told?.fileType;
  const isPicture = typeof ending === 'string' && /^(?:png|jpe?g|gif|webp|heic|bmp)$/i.test(ending);
  return present({
    name: called || undefined,
    type: isPicture ? 'image/*' : contentType.slice(0, longestName),
    source: typeof told?.downloadUrl === 'string' ? linkTo(told.downloadUrl) : attachmentAt(contentUrl, serviceUrl),
  });
}

function linkTo(url: string): ForeignFile['source'] {
  return { type: 'link', url };
}

/** Only what the conversation's own service keeps: nobody else is shown the bot's token. */
function attachmentAt(contentUrl: string | undefined, serviceUrl: string): ForeignFile['source'] {
  const [url, service] = [URL.parse(contentUrl ?? ''), URL.parse(serviceUrl)];
  if (!url || url.origin !== service?.origin) return undefined;
  const [id, view] = (kept.exec(url.pathname)?.slice(1) ?? []).map(decoded);
  return id === undefined || view === undefined ? undefined : { type: 'attachment', id, view };
}

/** Undefined for what nobody has encoded. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
