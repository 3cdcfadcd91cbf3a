/** Lists who is waiting for a human: `npm run handoffs`; `npm run handoffs -- ID` shows all of one handoff. */
import { styleText } from 'node:util';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { loadAgentWords } from '../content/live/load-agent-words.ts';
import { FixpathError } from '../domain/error.ts';
import { openReader } from '../storage/open-reader.ts';
import { runCli } from './run-cli.ts';
import { formatHandoff, formatHandoffLine } from './terminal/format-handoff.ts';

await runCli(async (args) => {
  readDotenv();
  const { dataDir, database, contentDir } = readConfig(process.env);
  const words = await loadAgentWords(contentDir);
  const store = await openReader({ folder: dataDir, database });
  const [id] = args.filter((word) => !word.startsWith('-'));
  if (id === undefined) {
    const open = await store.handoffs(['requested', 'claimed', 'released']);
    console.log(
      open.length === 0
        ? 'Nobody is waiting for a human.'
        : open.map((each) => formatHandoffLine(each, words)).join('\n'),
    );
    if (open.length > 0) console.log(styleText('dim', 'npm run handoffs -- ID shows one with all that was tried.'));
  } else {
    const handoff = await store.handoff(id);
    if (!handoff)
      throw new FixpathError('handoff-unknown', `There is no handoff "${id}". npm run handoffs lists them.`);
    console.log(formatHandoff(handoff, await store.read(handoff.conversation, 0, 1000), words));
  }
  await store.close();
});
