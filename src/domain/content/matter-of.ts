import type { Flow } from './flow.ts';

/** What a flow is about, as it is said within a sentence; its title where its writer gave it no such words. */
export function matterOf({ matter, title }: Pick<Flow, 'matter' | 'title'>): string {
  return matter ?? title;
}
