import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { loadContent } from '../content/load-content.ts';
import { FixpathError } from '../domain/error.ts';
import { reliabilityOf } from '../intents/calibration-error.ts';
import { classifierOf } from '../intents/classifier.ts';
import { crossExamined } from '../intents/cross-examined.ts';
import { measure } from '../intents/measure.ts';
import { nearDuplicates } from '../intents/near-duplicates.ts';
import { openModel } from '../intents/open-model.ts';
import { tellingWords } from '../intents/telling-words.ts';
import { reportPage } from './report/page.ts';
import { runCommand } from './run-command.ts';

const tellingPerIntent = 10;

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
  const examined = crossExamined(examples, model);
  const stated = examined.flatMap(({ row, ranking: [first] }) =>
    first && row.intent !== undefined ? [{ share: first.share, right: first.intent === row.intent }] : [],
  );
  const page = reportPage({
    desk: desk.name,
    intents: model.learned.intents,
    examined,
    measured: measure(classifierOf(model), examples),
    reliability: reliabilityOf(stated),
    duplicates: nearDuplicates(examples.utterances, desk.language),
    words: tellingWords(model.learned, tellingPerIntent),
  });
  const file = join(dataDir, 'report.html');
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, page.html);
  console.log(`The report is in ${file}`);
});
