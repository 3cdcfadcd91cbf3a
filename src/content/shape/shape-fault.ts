import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Fault } from '../../domain/content/fault.ts';
import { asObject } from '../../domain/json.ts';
import { cutText } from '../../domain/text/cut-text.ts';
import type { Code } from '../faults/codes.ts';
import { didYouMean } from '../faults/did-you-mean.ts';
import { errorAt } from '../faults/fault-at.ts';
import { below, type Path, type Place } from '../read/yaml-file.ts';
import { wrongType } from './wrong-type.ts';

/** The parts of a schema that suggested cures are worded from. */
type Shape = {
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
  readonly errorMessage?: string;
  readonly patternErrorMessage?: string;
};

/** An error of the schema library in a support writer's words. */
export function shapeFault(place: Place, error: ErrorObject): Fault {
  // Our own schemas use these keywords only here.
  const shape = (error.parentSchema ?? {}) as Shape;
  const name = describeNode(place.path);
  const { limit, missingProperty, additionalProperty, i, j } = readParams(error);
  const fault = (code: Code, what: string, cure: string, at = place) => errorAt(at, code, what, cure);
  switch (error.keyword) {
    case 'type': {
      const { code, what, cure } = wrongType(name, error.data, String(error.schema));
      return fault(code, what, cure);
    }
    case 'additionalProperties': {
      const known = Object.keys(shape.properties ?? {}).filter((key) => !hasKey(error.data, key));
      const cure = didYouMean(
        additionalProperty,
        known,
        'Take it out, or look at its spelling and how far it is indented.',
      );
      return fault(
        'content-unknown-key',
        `${name} has no key \`${additionalProperty}\`.`,
        cure,
        below(place, additionalProperty),
      );
    }
    case 'required': {
      const meaning = shape.properties?.[missingProperty]?.description;
      const cure = `Add \`${missingProperty}:\`${meaning ? `. ${meaning}` : '.'}`;
      return fault('content-missing-key', `${name} has no \`${missingProperty}\`.`, cure);
    }
    case 'pattern': {
      const cure = shape.patternErrorMessage ?? 'Look at the other files for how it is written.';
      if (error.propertyName === undefined) return fault('content-value', `${name} is "${short(error.data)}".`, cure);
      const at = below(place, error.propertyName);
      return fault('content-name', `the name "${error.propertyName}" cannot be used.`, cure, at);
    }
    case 'minLength':
      return fault('content-length', `${name} is empty.`, 'Write its text, or take the key out.');
    case 'maxLength': {
      const length = String(error.data).length;
      return fault('content-length', `${name} has ${length} characters, and ${limit} fit.`, 'Shorten it.');
    }
    case 'minItems':
    case 'minProperties':
      return fault('content-count', `${name} has too few entries.`, `It needs ${limit} or more, or is left out.`);
    case 'maxItems':
      return fault('content-count', `${name} has too many entries.`, `It takes at most ${limit}.`);
    case 'uniqueItems': {
      const twice = `${name} has the same entry twice: "${short(itemOf(error.data, i))}".`;
      return fault('content-twice', twice, 'Keep one of the two.', below(place, Math.max(i, j)));
    }
    case 'minimum':
    case 'exclusiveMinimum':
    case 'maximum':
      return fault('content-value', `${name} is ${short(error.data)}.`, `It must be ${bound[error.keyword]} ${limit}.`);
    case 'oneOf':
    case 'anyOf': {
      const cure = shape.errorMessage ?? 'Look at the other files for how it is written.';
      if (asObject(error.data)) {
        return fault('content-shape', `${name} ${lack(error)}.`, cure);
      }
      if (typeof error.data === 'string') return fault('content-value', `${name} is "${short(error.data)}".`, cure);
      const { code, what } = wrongType(name, error.data, 'string');
      return fault(code, what, cure);
    }
    default:
      return fault(
        'content-shape',
        `${name} does not have the right shape.`,
        'Look at the other files for how it is written.',
      );
  }
}

const bound = { minimum: 'at least', exclusiveMinimum: 'more than', maximum: 'at most' };

/** What a map lacks to have one of its possible shapes, or which of them it mixes. */
function lack(error: ErrorObject): string {
  const branches: readonly { readonly required?: readonly string[] }[] = Array.isArray(error.schema)
    ? error.schema
    : [];
  const needs = branches.flatMap(({ required }) => (required ? [required] : []));
  if (needs.length === 0) return 'is a map, which it cannot be';
  const met = needs.filter((keys) => keys.every((key) => hasKey(error.data, key)));
  if (met.length > 1) return `has more than one of ${list(met.flat(), 'and')}`;
  // The keys that are there show which shape was meant.
  const begun = needs.filter((keys) => keys.some((key) => hasKey(error.data, key)));
  const missing = (begun.length > 0 ? begun : needs).map((keys) => keys.filter((key) => !hasKey(error.data, key)));
  const least = Math.min(...missing.map((keys) => keys.length));
  return `has no ${list([...new Set(missing.filter((keys) => keys.length === least).flat())], 'or')}`;
}

function list(keys: readonly string[], word: 'and' | 'or'): string {
  const quoted = keys.map((key) => `\`${key}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1)}`;
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

function itemOf(value: unknown, index: number): unknown {
  return Array.isArray(value) ? value[index] : undefined;
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return cutText(text, { most: 60 });
}

function readParams({ params }: ErrorObject) {
  return {
    limit: Number(params.limit),
    missingProperty: String(params.missingProperty),
    additionalProperty: String(params.additionalProperty),
    i: Number(params.i),
    j: Number(params.j),
  };
}

/** A node in a support writer's words: ``answer 2 of the step "sync-switch"``. */
function describeNode(path: Path): string {
  const last = path.at(-1);
  const parent = path.slice(0, -1);
  const above = parent.at(-1);
  if (last === undefined) return 'the file';
  if (typeof last === 'number') {
    if (above === 'answers') return `answer ${last + 1} of ${describeNode(parent.slice(0, -1))}`;
    return `entry ${last + 1} of ${describeNode(parent)}`;
  }
  if (parent.length === 1) {
    if (above === 'steps') return `the step "${last}"`;
    if (above === 'facts') return `the fact "${last}"`;
    if (above === 'says' || above === 'hears' || above === 'page') return `\`${above}: ${last}\``;
  }
  if (parent.length === 2 && parent[0] === 'facts') return `the value "${last}" of ${describeNode(parent)}`;
  return parent.length === 0 ? `\`${last}\`` : `\`${last}\` of ${describeNode(parent)}`;
}
