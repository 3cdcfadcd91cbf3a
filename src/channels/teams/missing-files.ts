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

/** Files and pictures that came with a message: none of them is fetched. */
export function missingFiles({ attachments = [] }: WireActivity): readonly MissingFile[] {
  const files = attachments.filter(({ contentType }) => !noFile.test(contentType)).map(fileOf);
  if (files.length > 0) return files;
  const isDrawn = attachments.some(
    ({ contentType, content }) =>
      contentType === 'text/html' && typeof content === 'string' && drawnPicture.test(content),
  );
  return isDrawn ? [{ type: 'image/*' }] : [];
}

function fileOf({ contentType, name, content }: WireAttachment): MissingFile {
  const called = name?.replace(/\s+/g, ' ').toWellFormed().trim().slice(0, longestName);
  const ending = contentType === teamsFile ? asObject(content)?.fileType : undefined;
  const isPicture = typeof ending === 'string' && /^(?:png|jpe?g|gif|webp|heic|bmp)$/i.test(ending);
  return present({ name: called || undefined, type: isPicture ? 'image/*' : contentType.slice(0, longestName) });
}
