import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { loadContent } from '../content/load-content.ts';
import { FixpathError } from '../domain/error.ts';
import { classifierOf } from '../intents/classifier.ts';
import type { Model } from '../intents/model.ts';
import { openModel } from '../intents/open-model.ts';
import { whyOf } from '../intents/why.ts';
import { linesOf } from './lines-of.ts';
import { runCommand } from './run-command.ts';

const usage =
  'Usage: npm run -s classify -- [--why] --file F, or npm run -s classify -- [--why] the words of a message';
const mostRanked = 5;

await runCommand(async (args) => {
  const { file, words, why } = askedBy(args);
  if (file === undefined && words === '') throw new FixpathError('arguments-faulty', usage);
  const texts = file === undefined ? [words] : await linesOf(file);
  const model = await ownModel();
  const { understand } = classifierOf(model);
  const explain = whyOf(model);
  for (const text of texts) {
    const { verdict, ranking } = understand(text);
    const { type, ...found } = verdict;
    const line = { text, verdict: type, ...found, ranking: ranking.slice(0, mostRanked) };
    console.log(JSON.stringify(why ? { ...line, why: explain(text) } : line));
  }
});

/** What the command line asks. Without `--file` all of it but a leading `--why` is the text, dashes included. */
function askedBy(args: readonly string[]) {
  const options = { file: { type: 'string' }, why: { type: 'boolean', default: false } } as const;
  if (!args.some((arg) => /^--file(=|$)/.test(arg))) {
    const why = args[0] === '--why';
    return { file: undefined, words: args.slice(why ? 1 : 0).join(' '), why };
  }
  try {
    const { values } = parseArgs({ args: [...args], options });
    return { file: values.file, words: '', why: values.why };
  } catch (cause) {
    throw new FixpathError('arguments-faulty', `${cause instanceof Error ? cause.message : cause}\n${usage}`, {
      cause,
    });
  }
}

async function ownModel(): Promise<Model> {
  readDotenv();
  const { contentDir, dataDir } = readConfig(process.env);
  const loaded = await loadContent(contentDir);
  if (loaded.type === 'faults') {
    throw new FixpathError('content-faulty', 'The content has faults. `npm run check-content` lists them.');
  }
  return openModel(join(dataDir, 'models'), loaded.content.examples, loaded.content.desk.costs);
}
