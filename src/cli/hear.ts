import { join } from 'node:path';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { hearReply, type ReplyPlace } from '../desk/listening/hear.ts';
import { exactReply } from '../flows/interpret/exact-reply.ts';
import { sayFrom } from '../flows/replies/say.ts';
import { multilingualClassifier } from '../intents/languages/multilingual-classifier.ts';
import { openLanguages } from '../intents/languages/open-languages.ts';
import { openModels } from '../intents/model/open-models.ts';
import { openEars } from '../interpretation/open-ears.ts';
import { actOfReading } from './hearing/act-of-reading.ts';
import { type AskedReply, placeOf, readAskedReply } from './hearing/asked-reply.ts';
import { heardLine } from './hearing/heard-line.ts';
import { linesOf } from './labelled-rows.ts';
import { openContent } from './open-content.ts';
import { argumentsFaulty, parseArguments } from './parse-arguments.ts';
import { runCli } from './run-cli.ts';

const usage = 'Usage: npm run -s hear -- [--why] --file F, F holding a JSON object a line';

/** How replies are heard: one JSON line for each line of the file. */
await runCli(async (args) => {
  const { file, why } = askedBy(args);
  readDotenv();
  const { contentDir, dataDir } = readConfig(process.env);
  const content = await openContent(contentDir);
  const folder = join(dataDir, 'models');
  const languages = await openLanguages(folder, content);
  const classifier = multilingualClassifier(await openModels(folder, content), content, languages);
  const ears = await openEars(folder, content);
  const lines = await linesOf(file);
  for (const [at, line] of lines.entries()) {
    const asked: AskedReply = readAskedReply(line, `${file}:${at + 1}`, content);
    const language = classifier.languageOf?.(asked.reply, {}).language;
    const further = language === undefined ? undefined : content.languages[language];
    const phrases = further?.phrases ?? content.phrases;
    const place: ReplyPlace = {
      ...placeOf(asked, content),
      say: sayFrom(phrases, 0),
      classifier: { understand: (text) => classifier.understand(text, language) },
      flows: content.flows,
    };
    const exact = exactReply(place.open, asked.reply, phrases);
    const ear = ears(further ? language : undefined);
    const heard = exact ? actOfReading(exact) : ear && hearReply(asked.reply, place, ear);
    console.log(JSON.stringify(heardLine(asked.reply, heard, why)));
  }
});

function askedBy(args: readonly string[]): { readonly file: string; readonly why: boolean } {
  const options = { file: { type: 'string' }, why: { type: 'boolean', default: false } } as const;
  const { file, why } = parseArguments(args, usage, { options }).values;
  if (file === undefined) throw argumentsFaulty(usage, 'Name the file.');
  return { file, why };
}
