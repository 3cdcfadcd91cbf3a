/** What a person writes, and what every right answer to it contains. */
export type Line = { readonly words: string; readonly answer: string };

/** A conversation from its first words to its end; played over and over. */
export type Script = readonly Line[];
