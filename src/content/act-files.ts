import { kindsOf } from '../domain/content/acts.ts';

/** The files of `dialogs/acts/`, and the kinds that each of them has. */
export const actFiles = { ...kindsOf, 'not-urgent': ['harmless'] } as const;

export type ActFile = keyof typeof actFiles;
