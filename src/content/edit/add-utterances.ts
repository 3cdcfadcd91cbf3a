import { isMap, isSeq, parseDocument, stringify, type YAMLSeq } from 'yaml';
import { FixpathError } from '../../domain/error.ts';

/** The two lists of an intent's file. */
export type UtteranceList = 'utterances' | 'holdouts';

/**
 * The text of an intent's file with utterances added at the end of a list. If the list has a line for each utterance,
 * as ours have, everything else stays byte for byte; any other list the YAML library rewrites, keeping comments.
 */
export function addUtterances(text: string, added: readonly string[], list: UtteranceList = 'utterances'): string {
  if (added.length === 0) return text;
  const document = parseDocument(text, { version: '1.2', keepSourceTokens: true });
  const seq: unknown = isMap(document.contents) ? document.get(list) : undefined;
  if (document.errors.length > 0 || !isSeq(seq))
    throw new FixpathError(
      'intent-file-unreadable',
      `The file has no list \`${list}:\` to add to. Run \`npm run check-content\` and put it right first.`,
    );
  const lines = withLines(text, seq, added);
  if (lines !== undefined && holds(lines, list, [...asTexts(seq), ...added])) return lines;
  for (const each of added) seq.add(document.createNode(each));
  seq.flow = false;
  return document.toString({ lineWidth: 0 });
}

/** Adds lines after the last of the list, with its indentation; undefined if the list has another layout. */
function withLines(text: string, seq: YAMLSeq, added: readonly string[]): string | undefined {
  const last = seq.items.at(-1);
  const range = (last as { range?: [number, number, number] } | undefined)?.range; // every parsed node has one
  if (seq.flow || !range) return undefined;
  const begin = text.lastIndexOf('\n', range[0] - 1) + 1;
  const indent = /^( *)- +$/.exec(text.slice(begin, range[0]))?.[1];
  if (indent === undefined) return undefined;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const next = text.indexOf('\n', range[1] - 1);
  const end = next === -1 ? text.length : next + 1;
  const before = text.slice(0, end);
  const new_ = added.map((each) => `${indent}- ${scalar(each)}${lineBreak}`);
  return `${before}${before.endsWith('\n') ? '' : lineBreak}${new_.join('')}${text.slice(end)}`;
}

/** An utterance as YAML on one line, quoted only if necessary. Invisible characters are escaped. */
function scalar(utterance: string): string {
  const unseen = /[\p{C}\p{Z}]/gu;
  const isPlain = [...utterance.matchAll(unseen)].every(([sign]) => sign === ' ' || sign === joiner);
  if (isPlain) return stringify([utterance], { lineWidth: 0, singleQuote: true }).slice('- '.length, -1);
  return JSON.stringify(utterance).replace(unseen, (sign) => (sign === ' ' ? sign : escaped(sign)));
}

/** Joins emoji into one. */
const joiner = '\u200d';

function escaped(sign: string): string {
  return `\\U${(sign.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
}

function asTexts(seq: YAMLSeq): readonly unknown[] {
  return seq.toJSON() as readonly unknown[]; // a sequence's JSON is a list
}

/** Whether the text parses to the expected list: however odd its layout, nothing wrong is written unnoticed. */
function holds(text: string, list: UtteranceList, expected: readonly unknown[]): boolean {
  const again = parseDocument(text, { version: '1.2' });
  if (again.errors.length > 0) return false;
  const seq: unknown = again.get(list);
  return isSeq(seq) && JSON.stringify(seq.toJSON()) === JSON.stringify(expected);
}
