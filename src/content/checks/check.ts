import type { Fault } from '../../domain/content/fault.ts';
import type { ContentRoot } from '../read/content-root.ts';

/** Looks at the whole material for one kind of fault. It never throws, however broken the material is. */
export type Check = (material: ContentRoot) => readonly Fault[];
