/** A word that people ask about, by all its names, and what it means. */
export type Term = { readonly names: readonly string[]; readonly say: string };
