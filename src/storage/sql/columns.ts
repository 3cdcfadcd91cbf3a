import type { Tables } from './tables.ts';

/** Some columns of a table, to be bound under their own names. */
export type Of<Table extends keyof Tables, Column extends keyof Tables[Table]> = Pick<Tables[Table], Column>;

export type InConversation = { readonly conversation: string };

export type InLog = { readonly log: number };
