import { modelsFolder } from '../app/models-folder.ts';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { readOpening } from '../desk/intent/read-opening.ts';
import { brokenThing } from '../desk/listening/refer-elsewhere.ts';
import type { FirstWords } from '../desk/turn-context.ts';
import type { Content } from '../domain/content/content.ts';
import { spokenContent } from '../domain/content/spoken-content.ts';
import { whyOf } from '../intents/inspect/why.ts';
import { multilingualClassifier } from '../intents/languages/multilingual-classifier.ts';
import { type Models, openModels } from '../intents/model/open-models.ts';
import { type Ears, openEars } from '../interpretation/open-ears.ts';
import { linesOf } from './accuracy/labelled-rows.ts';
import { openContent } from './open-content.ts';
import { argumentsFaulty, parseArguments } from './parse-arguments.ts';
import { runCli } from './run-cli.ts';

const usage =
  'Usage: npm run -s classify -- [--why] --file F, or npm run -s classify -- [--why] the words of a message';
const mostRanked = 5;

await runCli(async (args) => {
  const { file, words, why } = askedBy(args);
  if (file === undefined && words === '') throw argumentsFaulty(usage);
  const texts = file === undefined ? [words] : await linesOf(file);
  const { content, models, ears } = await ownModels();
  const { understand, languageOf } = multilingualClassifier(models, content);
  const explainers = new Map([...models].map(([language, model]) => [language, whyOf(model, content.desk)]));
  for (const text of texts) {
    const detected = languageOf?.(text, {});
    const language = detected?.language;
    const further = language !== undefined && content.languages[language] !== undefined;
    const words: FirstWords = {
      text,
      content: spokenContent(content, language),
      detected,
      classifier: { understand: (part) => understand(part, language) },
      ear: ears(further ? language : undefined),
    };
    const { verdict, ranking } = readOpening(words);
    const elsewhere = brokenThing(words);
    const isElsewhere = elsewhere?.type === 'elsewhere';
    const { type, ...found } = isElsewhere ? { type: 'lost' as const, elsewhere: elsewhere.kind } : verdict;
    const told = language === undefined ? {} : { language };
    const line = { text, ...told, verdict: type, ...found, ranking: ranking.slice(0, mostRanked) };
    const explain = explainers.get(language ?? content.desk.language);
    console.log(JSON.stringify(why ? { ...line, why: explain?.(text) } : line));
  }
});

/** Reads the command line. Without `--file`, everything after a leading `--why` is the text, dashes included. */
function askedBy(args: readonly string[]) {
  if (!args.some((arg) => /^--file(=|$)/.test(arg))) {
    const why = args[0] === '--why';
    return { file: undefined, words: args.slice(why ? 1 : 0).join(' '), why };
  }
  const { values } = parseArguments(args, usage, {
    options: { file: { type: 'string' }, why: { type: 'boolean', default: false } },
  });
  return { file: values.file, words: '', why: values.why };
}

async function ownModels(): Promise<{ readonly content: Content; readonly models: Models; readonly ears: Ears }> {
  readDotenv();
  const { contentDir, dataDir } = readConfig(process.env);
  const folder = await modelsFolder(dataDir);
  const content = await openContent(contentDir, folder);
  return { content, models: await openModels(folder, content), ears: await openEars(folder, content) };
}
