import { join, relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import { modelsFolder } from '../app/models-folder.ts';
import { type Config, readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { loadContent } from '../content/live/load-content.ts';
import type { Content, ReplyHoldout } from '../domain/content/content.ts';
import type { Fault } from '../domain/content/fault.ts';
import { multilingualClassifier } from '../intents/languages/multilingual-classifier.ts';
import { type Models, openModels } from '../intents/model/open-models.ts';
import { openEars } from '../interpretation/open-ears.ts';
import { acceptTranslations } from './accept-translations.ts';
import { accuracyLines, languageNameOf, measuredSets } from './accuracy/accuracy-lines.ts';
import { contrastLines } from './accuracy/contrast-lines.ts';
import { type MeasuredReplies, measuredReplies } from './accuracy/measured-replies.ts';
import { replyLines, wrongReplies } from './accuracy/reply-lines.ts';
import { toldFigures } from './accuracy/told-figures.ts';
import { counted } from './numbers.ts';
import { argumentsFaulty, parseArguments } from './parse-arguments.ts';
import { runCli } from './run-cli.ts';
import { trainingLine } from './terminal/training-line.ts';

const usage =
  'Usage: npm run check-content [-- [--content FOLDER] [--accept] [--replies] [--hashes] [--translated LANGUAGE[/FILE]]]';

await runCli(async (args) => {
  readDotenv();
  const config = readConfig(process.env);
  const { values: given } = parseArguments(args, usage, {
    options: {
      content: { type: 'string' },
      accept: { type: 'boolean', default: false },
      hashes: { type: 'boolean', default: false },
      translated: { type: 'string' },
      replies: { type: 'boolean', default: false },
    },
  });
  const root = given.content ? resolve(given.content) : config.contentDir;
  if (given.translated !== undefined) {
    const count = await acceptTranslations(root, given.translated);
    if (count === undefined) throw argumentsFaulty(usage, `There is no translation ${given.translated}.`);
    console.log(`Noted of ${counted(count, 'text')} what it was translated from.`);
  }
  const loaded = await loadContent(root);
  const faults = loaded.type === 'faults' ? loaded.faults : loaded.warnings;
  // Errors come last, where they are seen: a new flow has many warnings.
  const inOrder = [...faults].sort((a, b) => Number(a.severity === 'error') - Number(b.severity === 'error'));
  for (const fault of inOrder) console.log(lineOf(root, fault));
  console.log(summary(faults, loaded.type === 'content' ? loaded.content : undefined));
  if (loaded.type === 'faults') {
    process.exitCode = 1;
    return;
  }
  const { content, drafts, replies } = loaded;
  for (const line of [...draftLines(drafts, config), ...beginningLines(content, drafts, config)]) console.log(line);
  if (given.hashes) return printHashes(content);
  const training = trainingLine(process.stderr, () => performance.now());
  const options = { onProgress: training.onProgress };
  const folder = await modelsFolder(config.dataDir);
  const models = await openModels(folder, content, options);
  training.end();
  const heard = await hearReplies(folder, content, replies, models);
  const sets = measuredSets(content, models, heard);
  for (const line of [...accuracyLines(content, models, sets), ...replyLines(content, heard)]) console.log(line);
  if (given.replies)
    for (const { file, line, what } of wrongReplies(content, heard))
      console.log(`${placeIn(root, file, line)} ${what}`);
  const own = sets[content.desk.language];
  if (own) for (const line of contrastLines(content, own)) console.log(line);
  const told = await toldFigures(root, sets, given.accept);
  for (const line of told.lines) console.log(line);
  if (told.isError) process.exitCode = 1;
});

/** Hears the held-out replies, where there are any: then the ears learn first what has changed. */
async function hearReplies(
  folder: string,
  content: Content,
  replies: Readonly<Record<string, readonly ReplyHoldout[]>>,
  models: Models,
): Promise<MeasuredReplies> {
  if (Object.values(replies).every((each) => each.length === 0)) return {};
  return measuredReplies(content, replies, multilingualClassifier(models, content), await openEars(folder, content));
}

/** How flows are tried that have only a beginning of utterances: by the first of their words. */
function beginningLines(
  { flows, examples, desk }: Content,
  drafts: readonly string[],
  config: Config,
): readonly string[] {
  return Object.values(flows).flatMap(({ id, title }) => {
    const utterances = examples.utterances.filter(({ intent }) => intent === id);
    // Its title is learned only as long as it has few.
    const isBeginning = utterances.some(({ text }) => text === title);
    if (!isBeginning || drafts.includes(id)) return [];
    const words = utterances[0]?.text ?? title;
    const unoffered = desk.topics.includes(id)
      ? ''
      : ` Its button is not in the greeting: add it to \`topics\` in desk.yml.`;
    return [
      `To try ${id}: npm run talk, or npm start and ${addressOf(config)}/chat, and write "${words}".${unoffered}`,
    ];
  });
}

function addressOf({ publicUrl, host, port }: Config): string {
  return publicUrl ?? `http://${host}:${port}`;
}

/** How flows are tried that are not for customers yet. */
function draftLines(drafts: readonly string[], config: Config): readonly string[] {
  if (drafts.length === 0) return [];
  const address = addressOf(config);
  return [
    `${counted(drafts.length, 'draft')}, for writers only: ${drafts.join(', ')}.`,
    `To try ${drafts.length === 1 ? 'it' : 'them'}: npm run talk, or PLAY_DRAFTS=true npm start and ${address}/. Drafts are the first buttons.`,
  ];
}

/** Prints the hashes that `retired` in desk.yml takes: one for each flow together with the flows it calls. */
function printHashes({ bundles }: Content): void {
  for (const { root, hash, flows } of Object.values(bundles)) {
    const called = Object.keys(flows).filter((id) => id !== root);
    console.log([hash, root, ...(called.length > 0 ? [`(calls ${called.join(', ')})`] : [])].join(' '));
  }
}

/** `dialogs/wifi.yml:12:`, with a path that opens from the current folder, or from any. */
function placeIn(root: string, file: string, line?: number): string {
  const near = relative('.', join(root, file));
  return `${near.startsWith('..') ? join(root, file) : near}:${line === undefined ? '' : `${line}:`}`;
}

/** `dialogs/wifi.yml:12: what is wrong. What to do.` */
function lineOf(root: string, { severity, file, line, what, cure }: Fault): string {
  const told = severity === 'error' ? styleText('red', what) : `${styleText('yellow', 'warning:')} ${what}`;
  return `${styleText('bold', placeIn(root, file, line))} ${told} ${cure}`;
}

function summary(faults: readonly Fault[], content: Content | undefined): string {
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const found = `${counted(errors, 'error')}, ${counted(faults.length - errors, 'warning')}`;
  if (!content) return styleText('red', `The content has faults: ${found}.`);
  const { flows, examples, languages } = content;
  const further = Object.keys(languages);
  const size = [
    counted(Object.keys(flows).length, 'flow'),
    counted(examples.utterances.length, 'utterance'),
    ...further.map(
      (tag) => `${counted(languages[tag]?.examples.utterances.length ?? 0, 'utterance')} in ${languageNameOf(tag)}`,
    ),
  ].join(', ');
  return styleText('green', `The content is right: ${size}, ${found}.`);
}
