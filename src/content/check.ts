import type { Fault } from '../domain/fault.ts';
import type { Material } from './material.ts';

/** Looks at the whole material for one kind of fault. It never throws, however broken the material is. */
export type Check = (material: Material) => readonly Fault[];
