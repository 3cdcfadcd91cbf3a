import type { ErrorCode, YAMLError } from 'yaml';
import type { Fault } from '../../domain/content/fault.ts';
import type { Code } from '../faults/codes.ts';

/** An error of the YAML parser in a support writer's words; `written` is its line. */
export function yamlFault(file: string, error: YAMLError, line: number, written: string): Fault {
  // A key that is indented too far looks to the parser like one in the text of the key above.
  const isIndented = error.code === 'BLOCK_AS_IMPLICIT_KEY' && written.split(/:(?=\s|$)/).length <= 2;
  const { code, what, cure } = told[isIndented ? 'BAD_INDENT' : error.code] ?? fallback(error);
  return { code, severity: error.name === 'YAMLWarning' ? 'warning' : 'error', file, line, what, cure };
}

/** The fault of a text that YAML takes for an alias. */
export function aliasFault(file: string, line: number): Fault {
  const what = 'a text that begins with `*` refers to an anchor, and there is none of that name.';
  return { code: 'content-yaml', severity: 'error', file, line, what, cure: 'Put the text in quotes.' };
}

type Told = { readonly code: Code; readonly what: string; readonly cure: string };

function yaml(what: string, cure: string): Told {
  return { code: 'content-yaml', what, cure };
}

function fallback(error: YAMLError): Told {
  return yaml(
    `this line cannot be read: ${error.message.replace(/\.?$/, '.')}`,
    'Put texts with special characters in quotes, and look at the lines around it.',
  );
}

const indent = 'Keys of one level stand exactly below each other; indent with two spaces more for the level below.';
const quote = 'Put the whole text in quotes, or begin it with `>` on the line before.';

const told: Readonly<Partial<Record<ErrorCode, Told>>> = {
  DUPLICATE_KEY: {
    code: 'content-duplicate-key',
    what: 'this key is there twice; only the last would count.',
    cure: 'Keep one of the two.',
  },
  TAG_RESOLVE_FAILED: {
    code: 'content-yaml-tag',
    what: 'a text that begins with `!` is a YAML tag, and this one is unknown.',
    cure: 'Put the text in quotes.',
  },
  TAB_AS_INDENT: yaml('the line is indented with a tab.', 'Indent with spaces.'),
  BAD_INDENT: yaml('the line is not indented like its neighbours.', indent),
  BLOCK_AS_IMPLICIT_KEY: yaml('there is a second `: ` in this line.', quote),
  MULTILINE_IMPLICIT_KEY: yaml('a key stretches over several lines, or a key has no `:`.', indent),
  BLOCK_IN_FLOW: yaml('a list or map of indented lines stands within brackets.', 'Close the bracket first.'),
  BAD_SCALAR_START: yaml('a text may not begin with this character.', quote),
  BAD_DQ_ESCAPE: yaml(
    'a backslash in double quotes means something special, and this one means nothing.',
    'Use single quotes, or write the backslash twice.',
  ),
  MISSING_CHAR: yaml(
    'a quote, a bracket or a `:` is missing here.',
    'Look at this line and the one above for a quote or bracket that is not closed.',
  ),
  UNEXPECTED_TOKEN: yaml('this part of the line was not expected.', quote),
  KEY_OVER_1024_CHARS: yaml('the key is too long to be one.', quote),
  MULTIPLE_DOCS: yaml('`---` begins a second document in one file.', 'Take the line out, or make two files.'),
  NON_STRING_KEY: yaml('a key is no plain text.', 'Put the key in quotes.'),
};
