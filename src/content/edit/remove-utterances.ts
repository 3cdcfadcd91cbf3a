import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** An utterance that says what somebody said: where it stands, `intents/wifi-not-working.yml:12`. */
export type SameUtterance = { readonly file: string; readonly line: number; readonly text: string };

const lists = ['utterances', 'holdouts'];

/** The utterances below `intents/` that say one of these texts, whatever their case and the blanks around them. */
export async function findUtterances(root: string, texts: readonly string[]): Promise<readonly SameUtterance[]> {
  const isWanted = sayingOneOf(texts);
  const names = await readdir(join(root, 'intents'), { recursive: true });
  const found: SameUtterance[] = [];
  for (const name of names.filter((each) => /\.ya?ml$/.test(each)).sort()) {
    const file = join(root, 'intents', name);
    const lineCounter = new LineCounter();
    const { contents } = parseDocument(await readFile(file, 'utf8'), { version: '1.2', lineCounter });
    for (const list of lists) {
      const seq = isMap(contents) ? contents.get(list) : undefined;
      if (!isSeq(seq)) continue;
      for (const item of seq.items)
        if (isScalar(item) && typeof item.value === 'string' && isWanted(item.value))
          found.push({
            file: relative(root, file),
            line: lineCounter.linePos(item.range?.[0] ?? 0).line,
            text: item.value,
          });
    }
  }
  return found;
}

/**
 * Takes utterances out of their files, each of which stands on a line of its own there; everything else stays byte for
 * byte. Gives those of them that could not be taken out because their list has another layout.
 */
export async function removeUtterances(
  root: string,
  utterances: readonly SameUtterance[],
): Promise<readonly SameUtterance[]> {
  const left: SameUtterance[] = [];
  for (const [name, inFile] of Map.groupBy(utterances, ({ file }) => file)) {
    const file = join(root, name);
    const lines = (await readFile(file, 'utf8')).split('\n');
    const gone = inFile.filter(({ line, text }) => standsAlone(lines[line - 1] ?? '', text));
    left.push(...inFile.filter((each) => !gone.includes(each)));
    const numbers = new Set(gone.map(({ line }) => line - 1));
    await writeFile(file, lines.filter((_, index) => !numbers.has(index)).join('\n'));
  }
  return left;
}

function standsAlone(line: string, text: string): boolean {
  const [, scalar] = /^\s*- (.*)$/.exec(line) ?? [];
  return scalar !== undefined && parseDocument(scalar, { version: '1.2' }).toJSON() === text;
}

/** Tells whether an utterance says one of these texts, whatever its case and the blanks around it. */
export function sayingOneOf(texts: readonly string[]): (utterance: string) => boolean {
  const wanted = new Set(texts.map(plain).filter((text) => text !== ''));
  return (utterance) => wanted.has(plain(utterance));
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
