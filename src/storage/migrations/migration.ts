import type { SchemaModule } from 'kysely';

/** What a version of the tables changes. */
export type Migration = (schema: SchemaModule) => readonly MigrationStep[];

export type MigrationStep = { readonly compile: () => { readonly sql: string } };

/** A step that rewrites rows. In plain SQL: the types tell what rows are now, not what they were. */
export const rewrite = (sql: string): MigrationStep => ({ compile: () => ({ sql }) });
