import type { SchemaModule } from 'kysely';

/** What a version of the tables changes. */
export type Migration = (schema: SchemaModule) => readonly { readonly compile: () => { readonly sql: string } }[];
