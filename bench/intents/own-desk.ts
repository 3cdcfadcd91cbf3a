import { join } from 'node:path';
import { loadContent } from '../../src/content/live/load-content.ts';
import { classifierOf } from '../../src/intents/classify/classifier.ts';
import { measure } from '../../src/intents/inspect/measure.ts';
import { trainClassifier } from '../../src/intents/train/train.ts';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** The desk that ships with the product, and a model freshly trained on it. */
export async function trainedOnOwnDesk() {
  const loaded = await loadContent(join(import.meta.dirname, '../..'));
  if (loaded.type === 'faults') throw new Error('The content has faults. `npm run check-content` lists them.');
  const { examples, desk } = loaded.content;
  const begun = performance.now();
  const model = trainClassifier(examples);
  return { examples, model, stakes: desk, seconds: (performance.now() - begun) / 1000 };
}

/** How the desk that ships with the product understands what was held out, as one paragraph. */
export async function ownDesk(): Promise<string> {
  const { examples, model, stakes, seconds } = await trainedOnOwnDesk();
  const found = measure(classifierOf(model, stakes), examples);
  return [
    `The desk that ships with the product: ${examples.utterances.length} utterances, trained in ${seconds.toFixed(1)} s.`,
    `Of ${found.holdouts} holdouts ${percent(found.accuracy)} are ranked right, ${percent(found.rightOrOffered)} end in the right intent or an offer of it (${percent(found.sureAndRight)} at once), ${percent(found.sureAndWrong)} in a wrong one;`,
    `of ${found.strangers} other people's problems ${percent(found.strangersLost)} are lost on, ${percent(found.strangersSure)} begin a flow.`,
    `Expected calibration error ${percent(found.calibrationError)}.`,
  ].join('\n');
}
