import { modelsFolder } from '../app/models-folder.ts';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { spokenContent } from '../domain/content/spoken-content.ts';
import type { Classifier } from '../domain/ports/classifier.ts';
import { multilingualClassifier } from '../intents/languages/multilingual-classifier.ts';
import { openLanguages } from '../intents/languages/open-languages.ts';
import { openModels } from '../intents/model/open-models.ts';
import { openEars } from '../interpretation/open-ears.ts';
import { linesOf } from './accuracy/labelled-rows.ts';
import { type AskedReply, noFlow, readAskedReply } from './hearing/asked-reply.ts';
import { hearAsked } from './hearing/hear-asked.ts';
import { heardLine } from './hearing/heard-line.ts';
import { openContent } from './open-content.ts';
import { argumentsFaulty, parseArguments } from './parse-arguments.ts';
import { runCli } from './run-cli.ts';

const usage = 'Usage: npm run -s hear -- [--why] --file F, F holding a JSON object a line';

/** How replies are heard: one JSON line for each line of the file. */
await runCli(async (args) => {
  const { file, why } = askedBy(args);
  readDotenv();
  const { contentDir, dataDir } = readConfig(process.env);
  const folder = await modelsFolder(dataDir);
  const content = await openContent(contentDir, folder);
  const languages = await openLanguages(folder, content);
  const classifier = multilingualClassifier(await openModels(folder, content), content, languages);
  const ears = await openEars(folder, content);
  const lines = await linesOf(file);
  for (const [at, line] of lines.entries()) {
    const place = `${file}:${at + 1}`;
    const language = languageAsked(readAskedReply(line, place, content), classifier);
    const spoken = spokenContent(content, language);
    const asked = readAskedReply(line, place, spoken);
    const understanding = { understand: (text: string) => classifier.understand(text, language) };
    const heard = hearAsked(asked, { spoken, classifier: understanding, ear: ears(language) });
    console.log(JSON.stringify(heardLine(asked.reply, heard, why)));
  }
});

/** The language of a reply, whose question tells it as well where it is not one of the desk's own. */
function languageAsked({ reply, flow, step }: AskedReply, { languageOf }: Classifier): string | undefined {
  const texts = [step.ask ?? '', ...step.answers.map(({ label }) => label)];
  const soFar = flow.id !== noFlow ? undefined : languageOf?.(texts.join(' '), {}).language;
  return languageOf?.(reply, { soFar }).language;
}

function askedBy(args: readonly string[]): { readonly file: string; readonly why: boolean } {
  const options = { file: { type: 'string' }, why: { type: 'boolean', default: false } } as const;
  const { file, why } = parseArguments(args, usage, { options }).values;
  if (file === undefined) throw argumentsFaulty(usage, 'Name the file.');
  return { file, why };
}
