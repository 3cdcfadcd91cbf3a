import type { Random } from '../src/intents/vectors/random.ts';
import type { Subject, SubjectOptions } from './start-subject.ts';

/** What a judge works with. */
type Court = {
  /** Starts the server that is judged, on a folder of its own; it is ended when the judge is through. */
  readonly open: (options?: SubjectOptions) => Promise<Subject>;
  readonly chance: Random;
  /** How much to do: 1 in the short form, more in the long one. */
  readonly scale: number;
  /** Whether it has gone on for as long as it may: what was done by then is judged. */
  readonly isOver: () => boolean;
  /** It is a server of this version, started from these files. */
  readonly isOurs: boolean;
  readonly store: 'sqlite' | 'postgresql';
};

/** What a judge has counted, and each fault that it found. `skipped`: it could not judge here, and why. */
export type Finding = {
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
  readonly skipped?: string;
};

/** Looks at a server from outside and trusts nothing but its own history. */
export type Judge = {
  readonly name: string;
  /** What it would see fail. */
  readonly claim: string;
  readonly judge: (court: Court) => Promise<Finding>;
};
