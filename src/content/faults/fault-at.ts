import type { Fault } from '../../domain/content/fault.ts';
import type { Place } from '../read/yaml-file.ts';
import type { Code } from './codes.ts';

/** An error at a node: the content is refused. */
export function errorAt(place: Place, code: Code, what: string, cure: string): Fault {
  return { code, severity: 'error', file: place.source.file, line: place.source.line(place.path), what, cure };
}

/** A warning at a node: the content works, but could do better. */
export function warningAt(place: Place, code: Code, what: string, cure: string): Fault {
  return { ...errorAt(place, code, what, cure), severity: 'warning' };
}
