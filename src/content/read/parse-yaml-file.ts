import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { Fault } from '../../domain/content/fault.ts';
import { aliasFault, yamlFault } from '../shape/yaml-fault.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** A file's YAML (1.2) with its lines. Without a source if the text is not YAML. */
export type Parsed = { readonly source?: YamlFile; readonly faults: readonly Fault[] };

/** Parses the text of one content file; never throws. */
export function parseYamlFile(file: string, text: string): Parsed {
  try {
    return parse(file, text);
  } catch (error) {
    // The parser throws on endless nesting and on aliases that multiply.
    const what = `the file cannot be read: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}.`;
    const cure = 'Look for brackets that are never closed, and write repeated parts out.';
    return { faults: [{ code: 'content-yaml', severity: 'error', file, line: 1, what, cure }] };
  }
}

function parse(file: string, text: string): Parsed {
  const lines = new LineCounter();
  const options = { version: '1.2', stringKeys: true, prettyErrors: false, logLevel: 'error' } as const;
  const document = parseDocument(text, { ...options, lineCounter: lines });
  const faults = [...document.errors, ...document.warnings].map((error) => {
    const open = error.code === 'MISSING_CHAR' ? neverClosed(document, text) : undefined;
    const { line } = lines.linePos(open ?? error.pos[0]);
    return yamlFault(file, error, line, text.split('\n')[line - 1] ?? '');
  });
  // A duplicate key still leaves a whole document; after any other error the rest would be guesswork.
  if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY')) return { faults };
  const lost = lostAliases(document);
  if (lost.length > 0) return { faults: lost.map((offset) => aliasFault(file, lines.linePos(offset).line)) };

  const lineAt = (node: Node | null | undefined): number | undefined =>
    node?.range ? lines.linePos(node.range[0]).line : undefined;
  const line = (path: Path): number => {
    let node: Node | null | undefined = document.contents;
    let best = lineAt(node) ?? 1;
    for (const key of path) {
      if (isAlias(node)) node = node.resolve(document);
      if (isMap<Node, Node | null>(node)) {
        const pair: { key: Node; value: Node | null } | undefined = node.items.findLast(
          (item) => isScalar(item.key) && String(item.key.value) === String(key),
        );
        if (!pair) break;
        best = lineAt(pair.key) ?? best;
        node = pair.value;
      } else if (isSeq<Node | null>(node)) {
        node = node.items[Number(key)];
        best = lineAt(node) ?? best;
      } else break;
    }
    return best;
  };
  return { source: { file, value: document.toJS(), line }, faults };
}

/** Where the first quote or bracket is that is never closed; the parser only says where it gave up. */
function neverClosed(document: Document, text: string): number | undefined {
  let first: number | undefined;
  visit(document, {
    Node: (_key, node) => {
      const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
      const bracketed = isCollection(node) && node.flow === true;
      if (!node.range || !(quoted || bracketed)) return undefined;
      const [start, end] = node.range;
      const close = { '"': '"', "'": "'", '[': ']', '{': '}' }[text[start] ?? ''];
      if (end - start > 1 && text[end - 1] === close) return undefined;
      first ??= start;
      return undefined;
    },
  });
  return first;
}

/** Where aliases name anchors that do not exist; the parser notices only when the value is asked for. */
function lostAliases(document: Document): readonly number[] {
  const lost: number[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (!alias.resolve(document)) lost.push(alias.range?.[0] ?? 0);
    },
  });
  return lost;
}
