import type { KindOf } from './acts.ts';

/** Who helps with what is not this desk's device or matter, in one language. */
export type Elsewhere = Readonly<Record<KindOf<'elsewhere'>, ElsewhereHelp>>;

/** What is named, what is said of it, and where there is help. */
type ElsewhereHelp = { readonly title: string; readonly say: string; readonly link?: string };
