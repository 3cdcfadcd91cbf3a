import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Fault } from '../domain/fault.ts';
import type { Path, Source } from './source.ts';
import { yamlFault } from './yaml-fault.ts';

/** A file's YAML (1.2) with its lines. Without a value where the text is not YAML at all. */
export type Parsed = { readonly source?: Source; readonly faults: readonly Fault[] };

/** Reads the text of one content file; never throws, whatever the text. */
export function parseSource(file: string, text: string): Parsed {
  try {
    return parse(file, text);
  } catch (error) {
    // The parser gives up by exception on nesting without end and on aliases that multiply.
    const what = `the file cannot be read: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}.`;
    const cure = 'Look for brackets that are never closed, and write repeated parts out.';
    return { faults: [{ code: 'content-yaml', severity: 'error', file, line: 1, what, cure }] };
  }
}

function parse(file: string, text: string): Parsed {
  const lines = new LineCounter();
  const options = { version: '1.2', stringKeys: true, prettyErrors: false, logLevel: 'error' } as const;
  const document = parseDocument(text, { ...options, lineCounter: lines });
  const faults = [...document.errors, ...document.warnings].map((error) =>
    yamlFault(file, error, lines.linePos(error.pos[0]).line),
  );
  // A doubled key leaves a whole document; after any other error the rest would be guesswork.
  if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY')) return { faults };

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
