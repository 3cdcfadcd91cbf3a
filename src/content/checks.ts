import type { Check } from './check.ts';

/** Every check of content beyond its shape. */
export const checks: readonly Check[] = [];
