import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig, readDotenv } from '../config.ts';
import { loadContent } from '../content/load-content.ts';
import type { Classifier } from '../domain/classifier.ts';
import { FixpathError } from '../domain/error.ts';
import { openClassifier } from '../intents/open-classifier.ts';
import { linesOf } from './lines-of.ts';
import { runCommand } from './run-command.ts';

const usage = 'Usage: npm run -s classify -- --file F, or npm run -s classify -- the words of a message';
const mostRanked = 5;

await runCommand(async (args) => {
  const { file, words } = textsOf(args);
  if (file === undefined && words === '') throw new FixpathError('arguments-faulty', usage);
  const texts = file === undefined ? [words] : await linesOf(file);
  const { understand } = await ownClassifier();
  for (const text of texts) console.log(lineOf(text, understand));
});

function textsOf(args: readonly string[]): { readonly file: string | undefined; readonly words: string } {
  if (args[0] !== '--file' && !args[0]?.startsWith('--file=')) return { file: undefined, words: args.join(' ') };
  try {
    return { file: parseArgs({ args: [...args], options: { file: { type: 'string' } } }).values.file, words: '' };
  } catch (cause) {
    throw new FixpathError('arguments-faulty', `${cause instanceof Error ? cause.message : cause}\n${usage}`, {
      cause,
    });
  }
}

async function ownClassifier(): Promise<Classifier> {
  readDotenv();
  const { contentDir, dataDir } = readConfig(process.env);
  const loaded = await loadContent(contentDir);
  if (loaded.type === 'faults') {
    throw new FixpathError('content-faulty', 'The content has faults. `npm run check-content` lists them.');
  }
  return openClassifier(join(dataDir, 'models'), loaded.content.examples, loaded.content.desk.costs);
}

function lineOf(text: string, understand: Classifier['understand']): string {
  const { verdict, ranking } = understand(text);
  const { type, ...found } = verdict;
  return JSON.stringify({ text, verdict: type, ...found, ranking: ranking.slice(0, mostRanked) });
}
