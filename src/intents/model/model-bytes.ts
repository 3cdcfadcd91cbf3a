import type { Model } from '../classify/model.ts';
import { pack, unpack } from './pack-arrays.ts';

/** To be raised whenever an earlier model would be read or judged differently: cached models are then trained anew. */
export const modelVersion = 13;

/** A model as bytes. */
export function writeModel(model: Model): Uint8Array<ArrayBuffer> {
  return pack({ version: modelVersion, model });
}

/** Reads a model; undefined if the bytes are damaged or of another version. */
export function readModel(bytes: Uint8Array): Model | undefined {
  // The digest proves that we wrote these bytes, and the version that we wrote them in this shape.
  const read = unpack(bytes) as { readonly version: number; readonly model: Model } | undefined;
  return read?.version === modelVersion ? read.model : undefined;
}
