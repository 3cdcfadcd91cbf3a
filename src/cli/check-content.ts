import { join, relative, resolve } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { readConfig } from '../config/read-config.ts';
import { readDotenv } from '../config/read-dotenv.ts';
import { loadContent } from '../content/load-content.ts';
import type { Content } from '../domain/content.ts';
import { FixpathError } from '../domain/error.ts';
import type { Fault } from '../domain/fault.ts';
import { type Measured, measure } from '../intents/measure.ts';
import { openClassifier } from '../intents/open-classifier.ts';
import { toldFigures } from './figures/told-figures.ts';
import { runCommand } from './run-command.ts';
import { trainingLine } from './training-line.ts';

const usage = 'Usage: npm run check-content [-- [--content FOLDER] [--accept] [--hashes]]';

await runCommand(async (args) => {
  readDotenv();
  const config = readConfig(process.env);
  const given = optionsOf(args);
  const root = given.content ?? config.contentDir;
  const loaded = await loadContent(root);
  const faults = loaded.type === 'faults' ? loaded.faults : loaded.warnings;
  for (const fault of faults) console.log(lineOf(root, fault));
  console.log(summary(faults, loaded.type === 'content' ? loaded.content : undefined));
  if (loaded.type === 'faults') {
    process.exitCode = 1;
    return;
  }
  if (given.hashes) return printHashes(loaded.content);
  const { examples, desk } = loaded.content;
  const training = trainingLine(process.stderr, () => performance.now());
  const options = { onProgress: training.onProgress };
  const classifier = await openClassifier(join(config.dataDir, 'models'), examples, desk.costs, options);
  training.end();
  for (const line of accuracyLines(measure(classifier, examples))) console.log(line);
  const told = await toldFigures(root, { [desk.language]: { classifier, examples } }, given.accept);
  for (const line of told.lines) console.log(line);
  if (told.isError) process.exitCode = 1;
});

function optionsOf(args: readonly string[]): {
  readonly content: string | undefined;
  readonly accept: boolean;
  readonly hashes: boolean;
} {
  const options = {
    content: { type: 'string' },
    accept: { type: 'boolean', default: false },
    hashes: { type: 'boolean', default: false },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    return { ...values, content: values.content && resolve(values.content) };
  } catch (cause) {
    throw new FixpathError('arguments-faulty', `${cause instanceof Error ? cause.message : cause}\n${usage}`, {
      cause,
    });
  }
}

/** What `retired` in desk.yml names: each flow with the flows that it calls has a hash. */
function printHashes({ closures }: Content): void {
  for (const { root, hash, flows } of Object.values(closures)) {
    const called = Object.keys(flows).filter((id) => id !== root);
    console.log([hash, root, ...(called.length > 0 ? [`(calls ${called.join(', ')})`] : [])].join(' '));
  }
}

/** `dialogs/wifi.yml:12: what is wrong. What to do.`, the file as an editor opens it from here. */
function lineOf(root: string, { severity, file, line, what, cure }: Fault): string {
  const where = `${relative('.', join(root, file))}:${line === undefined ? '' : `${line}:`}`;
  const told = severity === 'error' ? styleText('red', what) : `${styleText('yellow', 'warning:')} ${what}`;
  return `${styleText('bold', where)} ${told} ${cure}`;
}

function summary(faults: readonly Fault[], content: Content | undefined): string {
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const found = `${counted(errors, 'error')}, ${counted(faults.length - errors, 'warning')}`;
  if (!content) return styleText('red', `The content has faults: ${found}.`);
  const { flows, examples } = content;
  const size = `${counted(Object.keys(flows).length, 'flow')}, ${counted(examples.utterances.length, 'utterance')}`;
  return styleText('green', `The content is right: ${size}, ${found}.`);
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function accuracyLines(measured: Measured): readonly string[] {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const { holdouts, accuracy, rightOrOffered, sureAndWrong, strangers, strangersLost } = measured;
  return [
    `Of ${counted(holdouts, 'holdout')} the bot ranks ${percent(accuracy)} right; ${percent(rightOrOffered)} end in ` +
      `the right flow or an offer of it, ${percent(sureAndWrong)} in a wrong one.`,
    `Of ${counted(strangers, "other people's problem")} it is lost on ${percent(strangersLost)}, as it should be.`,
  ];
}
