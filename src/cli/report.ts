import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { loadContent } from '../content/load-content.ts';
import { FixpathError } from '../domain/error.ts';
import { openModel } from '../intents/open-model.ts';
import { examine } from './report/examine.ts';
import { reportPage } from './report/page.ts';
import { placesIn } from './report/places-in.ts';
import { runCommand } from './run-command.ts';

/** Writes for the writers how their utterances are understood, as one page: `npm run report`. */
await runCommand(async () => {
  readDotenv();
  const { contentDir, dataDir } = readConfig(process.env);
  const loaded = await loadContent(contentDir);
  if (loaded.type === 'faults') {
    throw new FixpathError('content-faulty', 'The content has faults. `npm run check-content` lists them.');
  }
  const { examples, desk } = loaded.content;
  const model = await openModel(join(dataDir, 'models'), examples, desk.costs);
  const day = new Date().toISOString().slice(0, 10);
  const page = reportPage(examine(loaded.content, model, await placesIn(contentDir), day));
  const file = join(dataDir, 'report.html');
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, page.html);
  console.log(`The report is in ${file}`);
});
