import { asObject } from '../../domain/json.ts';
import type { WireActivity } from '../activity-shape.ts';
import type { LooseFile } from './parse.ts';

/**
 * Files in the order in which their activity announces them. The official client sends them as they come from the disk,
 * and tells names and sizes in the order of the attachments; two of one name are told apart by their sizes.
 */
export function inAnnouncedOrder(files: readonly LooseFile[], activity: WireActivity): readonly LooseFile[] {
  const sizes = asObject(activity.channelData)?.attachmentSizes;
  const left = [...files];
  const announced = (activity.attachments ?? []).flatMap(({ name }, index) => {
    const size = Array.isArray(sizes) ? sizes[index] : undefined;
    const exact = left.findIndex((file) => file.name === name && file.content.byteLength === size);
    const at = exact >= 0 ? exact : left.findIndex((file) => file.name === name);
    return at < 0 ? [] : left.splice(at, 1);
  });
  return [...announced, ...left];
}
