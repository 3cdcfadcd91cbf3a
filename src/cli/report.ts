import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modelsFolder } from '../app/models-folder.ts';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { openModels } from '../intents/model/open-models.ts';
import { languageNameOf } from './accuracy/accuracy-lines.ts';
import { openContent } from './open-content.ts';
import { examine } from './report/examine.ts';
import { reportPage } from './report/page.ts';
import { placesIn } from './report/places-in.ts';
import { runCli } from './run-cli.ts';
import { trainingLine } from './terminal/training-line.ts';

/** Writes a report for writers on how their utterances are understood, a page for each language: `npm run report`. */
await runCli(async () => {
  readDotenv();
  const { contentDir, dataDir } = readConfig(process.env);
  const folder = await modelsFolder(dataDir);
  const content = await openContent(contentDir, folder);
  const { desk, examples, languages } = content;
  const { onProgress, end } = trainingLine(process.stderr, () => performance.now());
  const models = await openModels(folder, content, { onProgress });
  end();
  const placeOf = await placesIn(contentDir);
  const day = new Date().toISOString().slice(0, 10);
  const fileOf = (language: string) => (language === desk.language ? 'report.html' : `report.${language}.html`);
  await mkdir(dataDir, { recursive: true });
  for (const [language, model] of models) {
    const own = { name: desk.name, language, examples: languages[language]?.examples ?? examples, stakes: desk };
    const others = [...models.keys()]
      .filter((other) => other !== language)
      .map((other) => ({ language: languageNameOf(other), file: fileOf(other) }));
    const report = examine(own, model, placeOf, day);
    const page = reportPage(models.size > 1 ? { ...report, others, language: languageNameOf(language) } : report);
    const file = join(dataDir, fileOf(language));
    await writeFile(file, page.html);
    console.log(`The report is in ${file}`);
  }
});
