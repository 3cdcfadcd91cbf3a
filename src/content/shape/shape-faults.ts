import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Fault } from '../../domain/content/fault.ts';
import { errorAt } from '../faults/fault-at.ts';
import { nearest } from '../faults/nearest.ts';
import type { Path, YamlFile } from '../read/yaml-file.ts';
import type { Kind, ShapeCheck } from './schemas.ts';
import { shapeFault } from './shape-fault.ts';

/** The faults of a file's shape, and the paths that cannot be trusted. */
export type ShapeFaults = { readonly faults: readonly Fault[]; readonly malformed: readonly Path[] };

/** Checks a file against its schema: one fault for each thing to correct. */
export function shapeFaults(check: ShapeCheck, kind: Kind, source: YamlFile): ShapeFaults {
  if (source.value === null || typeof source.value !== 'object' || Array.isArray(source.value)) {
    const cure = 'Write `key: value` lines, as the other files have them.';
    return { faults: [errorAt({ source, path: [] }, 'content-kind', 'the file has no keys.', cure)], malformed: [[]] };
  }
  const errors = check(kind, source.value);
  const faults: Fault[] = [];
  const malformed: Path[] = [];
  for (const error of errors) {
    const path = pathOf(error.instancePath, source.value);
    malformed.push(path);
    if (!isEcho(error, errors)) faults.push(shapeFault({ source, path }, ofName(error, source.value, path)));
  }
  return { faults, malformed };
}

/** Names the key in an error about a key's name; behind a `$ref` the library reports the name as the value instead. */
function ofName(error: ErrorObject, value: unknown, path: Path): ErrorObject {
  const node = path.reduce<unknown>((above, key) => (isBranch(above) ? Reflect.get(above, key) : undefined), value);
  return isBranch(node) && typeof error.data === 'string' ? { ...error, propertyName: error.data } : error;
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether another error says it better: the library reports every branch of a choice, and the choice as well. */
function isEcho(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  if (error.keyword === 'propertyNames') return true;
  if (isMisspelt(missingFrom(error), error, errors)) return true;
  if (isChoice(error)) return !isOfKeys(error) && branchFaults(error, errors).some((other) => !isEchoOf(error, other));
  return errors.some(
    (choice) => isChoice(choice) && branchFaults(choice, errors).includes(error) && isEchoOf(choice, error),
  );
}

/** Whether an error within a choice says less than the choice itself: only that another branch was not meant. */
function isEchoOf(choice: ErrorObject, fault: ErrorObject): boolean {
  return isOfKeys(choice) || (fault.keyword === 'type' && fault.instancePath === choice.instancePath);
}

function isChoice({ keyword }: ErrorObject): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf';
}

/** Whether the choice is between required keys, and not between kinds of value. */
function isOfKeys({ schema }: ErrorObject): boolean {
  return Array.isArray(schema) && schema.every((branch: object) => Object.hasOwn(branch, 'required'));
}

function branchFaults(choice: ErrorObject, errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const at = choice.instancePath;
  return errors.filter((error) => {
    if (error === choice) return false;
    if (isOfKeys(choice)) {
      return error.instancePath === at && error.keyword === 'required' && /\/(any|one)Of\//.test(error.schemaPath);
    }
    return error.instancePath === at || error.instancePath.startsWith(`${at}/`);
  });
}

function missingFrom(error: ErrorObject): readonly string[] {
  if (error.keyword === 'required') return [String(error.params.missingProperty)];
  if (!isChoice(error) || !isOfKeys(error) || !Array.isArray(error.schema)) return [];
  return error.schema.flatMap((branch: { readonly required?: readonly string[] }) => branch.required ?? []);
}

/** Whether the missing key is there but misspelt, which is reported already. */
function isMisspelt(missing: readonly string[], error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  return errors.some((other) => {
    if (other.keyword !== 'additionalProperties' || other.instancePath !== error.instancePath) return false;
    return nearest(String(other.params.additionalProperty), missing) !== undefined;
  });
}

function pathOf(pointer: string, value: unknown): Path {
  const path: (string | number)[] = [];
  let node = value;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const key = Array.isArray(node) ? Number(name) : name;
    path.push(key);
    node = isBranch(node) ? Reflect.get(node, key) : undefined;
  }
  return path;
}
