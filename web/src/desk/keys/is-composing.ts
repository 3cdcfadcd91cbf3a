import type { KeyboardEvent } from 'react';

/** Whether a key belongs to a composition, as the Enter does that ends one; in Safari only its code tells. */
export function isComposing({ nativeEvent, keyCode }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || keyCode === 229;
}
