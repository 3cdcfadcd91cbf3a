import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const folders = ['intents', 'dialogs'];
const item = /^\s*-\s+(?:(["'])(.*)\1|([^#].*?))\s*(?:\s#.*)?$/;

/**
 * Finds where sentences are in the content's files: `intents/thanks.yml:12`. It looks for list items, line by line,
 * which is enough for a hint; for a sentence it does not find it gives the file alone.
 */
export async function placesIn(root: string): Promise<(text: string, intent: string | undefined) => string> {
  const places = new Map<string, string>();
  for (const folder of folders) {
    const files = await readdir(join(root, folder), { recursive: true }).catch(() => []);
    for (const file of files.filter((each) => /\.ya?ml$/.test(each)).sort()) {
      const lines = (await readFile(join(root, folder, file), 'utf8')).split('\n');
      const stem = basename(file).replace(/\.ya?ml$/, '');
      lines.forEach((line, at) => {
        const [, quote, quoted = '', plain] = item.exec(line) ?? [];
        const text = plain ?? (quote === "'" ? quoted.replaceAll("''", "'") : quoted.replaceAll('\\"', '"'));
        const key = keyOf(stem, text);
        if (text !== '' && !places.has(key)) places.set(key, `${folder}/${file.replaceAll('\\', '/')}:${at + 1}`);
      });
    }
  }
  return (text, intent) => {
    const stem = intent ?? 'not-ours';
    return places.get(keyOf(stem, text)) ?? `intents/${stem}.yml`;
  };
}

function keyOf(stem: string, text: string): string {
  return JSON.stringify([stem, text]);
}
