import type { Example } from '../domain/content/content.ts';
import { evaluateModel } from '../intents/inspect/evaluate-model.ts';
import { trainForBenchmark } from '../intents/train/train-for-benchmark.ts';
import { labelledRows } from './accuracy/labelled-rows.ts';
import { argumentsFaulty, parseArguments } from './parse-arguments.ts';
import { runCli } from './run-cli.ts';

const usage =
  'Usage: npm run -s evaluate -- --train T --test T [--valid V] [--oos-train F] [--oos-valid F] [--oos-test F] [--seed N]';
const text = { type: 'string' } as const;

await runCli(async (args) => {
  const { values: given } = parseArguments(args, usage, {
    options: {
      train: text,
      test: text,
      valid: text,
      'oos-train': text,
      'oos-valid': text,
      'oos-test': text,
      seed: text,
    },
  });
  const read = async (file: string | undefined): Promise<readonly Example[]> => (file ? labelledRows(file) : []);
  if (!given.train || !given.test) throw argumentsFaulty(usage, '--train and --test are needed.');
  const seed = Number(given.seed ?? 1);
  if (!Number.isSafeInteger(seed)) throw argumentsFaulty(usage, '--seed must be a whole number.');
  const [train, test, valid, oosTrain, oosValid, oosTest] = await Promise.all(
    [given.train, given.test, given.valid, given['oos-train'], given['oos-valid'], given['oos-test']].map(read),
  );
  const texts = (rows: readonly Example[] = []) => rows.map(({ text }) => text);
  const learned = { utterances: train ?? [], notOurs: texts(oosTrain) };
  const fitted = { utterances: valid ?? [], notOurs: texts(oosValid) };
  const begun = performance.now();
  const model = trainForBenchmark(learned, fitted, seed);
  const trainSeconds = (performance.now() - begun) / 1000;
  const evaluated = evaluateModel(model, { utterances: test ?? [], notOurs: texts(oosTest) });
  console.log(JSON.stringify({ ...evaluated, trainSeconds }));
});
