/**
 * One person's records, also beside a running server: `npm run person -- export WHO` writes all that is kept of them,
 * `npm run person -- erase WHO` empties it.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { builtModels } from '../app/models-folder.ts';
import { toldOfErasure } from '../backends/open-backends.ts';
import { personIdOf } from '../channels/direct-line/person-id-of.ts';
import { type Config, readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import {
  findUtterances,
  removeUtterances,
  type SameUtterance,
  sayingOneOf,
} from '../content/edit/remove-utterances.ts';
import { type FoundConversations, findConversations } from '../desk/persons/find-conversations.ts';
import { personExport } from '../desk/persons/person-export.ts';
import { byCommand } from '../domain/audit/by-command.ts';
import type { SaidWords } from '../domain/conversation/person-records.ts';
import { FixpathError } from '../domain/error.ts';
import { makeFolder } from '../domain/make-folder.ts';
import { copiesHolding } from '../storage/copies/copies-holding.ts';
import { type OpenPersonRecords, openPerson } from '../storage/erasures/open-person.ts';
import { counted } from './numbers.ts';
import { argumentsFaulty, parseArguments } from './parse-arguments.ts';
import { erasePerson } from './person/erase-person.ts';
import { toldErasure } from './person/told-erasure.ts';
import { runCli } from './run-cli.ts';
import { askYes } from './terminal/ask-yes.ts';
import { fileStamp } from './terminal/copy-lines.ts';

const usage = `npm run person -- export WHO [--into FOLDER]   everything that is kept of somebody: person.json and their files
npm run person -- erase WHO [--yes] [--utterances]
  empties it for good; asks first, unless --yes is there
  --utterances: takes utterances out of intents/ that say what the bot had not understood, and deletes what learnt them
WHO: a conversation's id, the id by which a channel or a site knows the person, or a mail address`;

const checkout = resolve(import.meta.dirname, '../..');

await runCli(async (args) => {
  const { values, positionals } = parseArguments(args, usage, {
    allowPositionals: true,
    options: { into: { type: 'string' }, yes: { type: 'boolean' }, utterances: { type: 'boolean' } },
  });
  const [command, who] = positionals;
  if (positionals.length !== 2 || who === undefined || (command !== 'export' && command !== 'erase'))
    throw argumentsFaulty(usage);
  readDotenv();
  const config = readConfig(process.env);
  const records = await openPerson({ folder: config.dataDir, database: config.database });
  try {
    if (command === 'export')
      await exportTo(resolve(values.into ?? `person-${fileStamp(new Date())}`), records, who, config);
    else await erase(records, who, config, { withoutAsking: values.yes, utterances: values.utterances });
  } finally {
    await records.close();
  }
});

async function exportTo(
  folder: string,
  records: OpenPersonRecords,
  who: string,
  { contentDir }: Config,
): Promise<void> {
  const found = await findPerson(records, who);
  await records.audit(byCommand('person-exported', { conversations: [...found.own, ...found.shared] }));
  const files = await personExport(records, { who, found, contentDir, now: new Date() });
  await makeFolder(join(folder, 'files'));
  for (const { name, content } of files) {
    // Nothing is written over: the folder has to be new, or empty of what this writes.
    await writeFile(join(folder, name), content, { flag: 'wx', mode: 0o600 });
    console.log(join(folder, name));
  }
  tellShared(found.shared, 'is in the export whole, with what others said');
  console.log('The folder holds what they wrote. Delete it once it was handed over.');
}

type EraseOptions = { readonly withoutAsking: boolean | undefined; readonly utterances: boolean | undefined };

async function erase(records: OpenPersonRecords, who: string, config: Config, options: EraseOptions): Promise<void> {
  const { own, shared } = await findPerson(records, who);
  tellShared(shared, 'was left as it is: others spoke there too. Erase it by its own id');
  if (own.length === 0) return;
  // Before they are gone: only these words lead to what was learnt from them.
  const said = (await Promise.all(own.map((id) => records.saidIn(id)))).flat();
  console.log(`${counted(own.length, 'conversation')} will be emptied for good: ${own.join(', ')}`);
  if (!options.withoutAsking && !(await askYes('Erase?'))) {
    console.log('Nothing was changed. --yes answers beforehand.');
    return;
  }
  await records.audit(byCommand('erasure-asked', { conversations: own }));
  const told = toldOfErasure(config.tickets, config.bot.deskChannel !== undefined);
  const reports = await erasePerson(records, own, { folder: config.dataDir, database: config.database }, told);
  console.log(['Erased, and the database rewritten without it:', ...toldErasure(reports)].join('\n'));
  await tellUtterances(config, said, options.utterances ?? false);
  await tellCopies(config, own);
}

function tellShared(shared: readonly string[], what: string): void {
  for (const conversation of shared) console.log(`${conversation} is shared by several people; it ${what}.`);
}

/**
 * Utterances that say what the person said. Those of words that were not understood were taught from them, or from others
 * who said the same; all the rest the writers may have thought of themselves.
 */
async function tellUtterances(
  { contentDir, dataDir }: Config,
  said: readonly SaidWords[],
  removes: boolean,
): Promise<void> {
  const textsOf = (some: readonly SaidWords[]): readonly string[] => some.flatMap(({ texts }) => texts);
  const same = await findUtterances(contentDir, textsOf(said));
  const isTaught = sayingOneOf(textsOf(said.filter(({ isLost }) => isLost)));
  const taught = same.filter(({ text }) => isTaught(text));
  const kept = removes ? await removeUtterances(contentDir, taught) : taught;
  const tell = ({ file, line }: SameUtterance): void => console.log(`  ${file}:${line}`);
  const gone = taught.filter((each) => !kept.includes(each));
  if (gone.length > 0) {
    console.log('Taken out, because they say what the bot had not understood:');
    gone.forEach(tell);
    // What the install has learnt is learnt from the checkout's own content.
    const learnt = [join(dataDir, 'models'), ...(contentDir === checkout ? [builtModels] : [])];
    for (const folder of learnt) await rm(folder, { recursive: true, force: true });
    console.log(
      'Models that had learnt them are deleted; a running server learns anew within seconds. If intents/ is in a',
    );
    console.log('repository, its history still has them.');
  }
  if (kept.length > 0) {
    console.log('These utterances say what the bot had not understood; take them out, or let --utterances do it:');
    kept.forEach(tell);
  }
  const others = same.filter((each) => !taught.includes(each));
  if (others.length > 0) {
    console.log('These utterances say the same. Were they taught from the person? Then take them out:');
    others.forEach(tell);
  }
}

async function tellCopies({ dataDir, database }: Config, conversations: readonly string[]): Promise<void> {
  if (database !== undefined)
    return console.log(
      'Copies of the database are not known here: erase again after one is put back. Logs of a proxy, exports and what\nPostgreSQL has logged before still hold it.',
    );
  const copies = await copiesHolding(dataDir, conversations);
  if (copies.length > 0) {
    console.log('These copies still hold it, until you delete them or --keep of npm run backup does:');
    for (const copy of copies) console.log(`  ${copy}`);
  }
  console.log(
    'Copies elsewhere, logs of a proxy, and exports are not known here. Put back over this database, an older copy is',
  );
  console.log('erased again at the next start.');
}

/**
 * Finds conversations by the id of one, or by whom they are with: the id by which a channel or a site knows somebody (of
 * Teams, `29:…`; of a site, the `sub` of its tokens), or a mail address. Throws `person-unknown` if there are none.
 */
async function findPerson(records: OpenPersonRecords, who: string): Promise<FoundConversations> {
  if (await records.find(who)) return { own: [who], shared: [] };
  const key = await records.signingKey();
  const ids = [who, ...(key === undefined ? [] : [personIdOf(key, who)])];
  const found = await findConversations(records, { ids, mail: who.toLowerCase() });
  if (found.own.length + found.shared.length === 0)
    throw new FixpathError(
      'person-unknown',
      `Nothing is kept of "${who}". Name a conversation's id, the id by which a channel or a site knows the person, or a mail address.`,
    );
  return found;
}
