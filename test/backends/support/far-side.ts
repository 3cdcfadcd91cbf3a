/**
 * How the other system takes what it is sent. `lost`: it takes it, but hangs up before it answers. `silent`: it takes
 * it and never answers. `trouble`: it says it cannot now. `refuses`: it says it never will.
 */
export type Manner = 'well' | 'lost' | 'silent' | 'trouble' | 'refuses';

/** Something the other system has taken; `content` is all of it that may not differ in a repeat. */
export type Taken = { readonly key: string; readonly content: string };

/** A real server in the place of the other system. */
export type FarSide = {
  readonly taken: readonly Taken[];
  manner: Manner;
  /** How often it has been asked, whatever it said. */
  readonly asked: () => number;
  /** Nobody listens there until it is back. */
  readonly goAway: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
  readonly close: () => Promise<void>;
};
