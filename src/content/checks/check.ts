import type { Fault } from '../../domain/content/fault.ts';
import type { ContentRoot } from '../read/content-root.ts';

/** Looks for one kind of fault in all content. It never throws, however broken the content is. */
export type Check = (material: ContentRoot) => readonly Fault[];
