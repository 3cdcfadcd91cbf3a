import type { Example } from '../../src/domain/content/content.ts';

/** What a classifier makes of a text: its best label, and how much it believes in it, on a scale of its own. */
export type Guess = { readonly label: string; readonly belief: number };

/** Another classifier, as its makers ship it. */
export type Peer = {
  readonly name: string;
  readonly version: string;
  /** Sets it is not quoted on, and why. */
  readonly unfit?: Readonly<Record<string, string>>;
  /** Trains on rows; `guess` answers many texts in order. */
  readonly train: (
    rows: readonly Example[],
  ) => Promise<{ readonly guess: (texts: readonly string[]) => Promise<Guess[]> }>;
};
