import type { Model } from '../classify/model.ts';
import { pack, unpack } from './pack-arrays.ts';

/** Changes whenever a model of before would be read or judged differently: caches are then trained anew. */
export const modelVersion = 11;

/** A model as bytes. */
export function writeModel(model: Model): Uint8Array<ArrayBuffer> {
  return pack({ version: modelVersion, model });
}

/** The model that was written; undefined if the bytes are not whole, or of another version. */
export function readModel(bytes: Uint8Array): Model | undefined {
  // The digest has proved that these are bytes we wrote, the version that we wrote them in this shape.
  const read = unpack(bytes) as { readonly version: number; readonly model: Model } | undefined;
  return read?.version === modelVersion ? read.model : undefined;
}
