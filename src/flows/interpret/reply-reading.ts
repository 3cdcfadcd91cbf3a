import type { Reading } from '../../domain/conversation/plan.ts';

/** What a reply means at the open point of a plan. */
export type ReplyReading =
  | { readonly type: 'reading'; readonly reading: Reading }
  /** The words fit several answers. */
  | { readonly type: 'which'; readonly among: readonly number[] }
  /** Not yet, at a check; "ok", at a parked step: all stays as it is. */
  | { readonly type: 'stay' }
  | { readonly type: 'person' }
  | { readonly type: 'nothing' };
