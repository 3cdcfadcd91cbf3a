import type { Json } from '../json.ts';
import type { Clock } from './clock.ts';

/** What processes have in common that use one store at the same time. */
export type SharedStore = {
  /**
   * The store's own time, ms since 1970: the same for all of them to within the time of a question and its answer. Between two
   * looks at it, it goes on by this machine's steady clock.
   */
  readonly clock: Clock;
  /** Lets go of a lane, if it is still held under this fence; true if an input waits in it all the same. */
  readonly freeLane: (conversation: string, fence: number) => Promise<boolean>;
  /** Tells all the others something of at most a few kilobytes, which is kept nowhere and may be lost. */
  readonly tell: (news: Json) => void;
  /** Calls the listener with what the others tell; returns the way to stop it. */
  readonly hear: (listener: (news: Json) => void) => () => void;
};
