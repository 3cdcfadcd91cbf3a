/**
 * What a timer is for. `silence`: nobody has written for long. `unclaimed`: nobody has claimed a handoff in time.
 * `recall`: the steps that are being played were recalled. `mail`: what an agent wrote was not read in time. `follow-up`:
 * nobody has said how a fix went.
 */
export const timerKinds = ['silence', 'unclaimed', 'recall', 'mail', 'follow-up'] as const;

export type TimerKind = (typeof timerKinds)[number];

/** A reminder to the conversation itself; fires as the input `timer:<id>`. Setting a kind again replaces it. */
export type NewTimer = { readonly kind: TimerKind; readonly due: number };

/** A timer that is due and leased. */
export type Timer = NewTimer & {
  readonly id: string;
  readonly conversation: string;
  readonly channel: string;
  readonly revision: number;
};
