import { deskIntents } from '../../domain/content.ts';
import type { Fault } from '../../domain/fault.ts';
import type { Check } from '../check.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { IntentDraft } from '../draft.ts';
import { errorAt, warningAt } from '../fault-at.ts';
import type { Material } from '../material.ts';
import { below } from '../source.ts';

const fewest = 10;
const enough = 40;
const enoughHoldouts = 12;

/** Every flow has an intent, every intent a flow or the desk behind it, and enough utterances to be learned. */
export const intents: Check = (material) => [
  ...withoutIntent(material),
  ...withoutFlow(material),
  ...[...material.intents, ...(material.notOurs ? [material.notOurs] : [])].flatMap((intent) =>
    thin(intent, material.flowIds.includes(intent.id)),
  ),
];

function withoutIntent({ flowIds, intentIds, flows }: Material): readonly Fault[] {
  // Without any the folder is missing, and that is told.
  if (intentIds.length === 0) return [];
  return flowIds
    .filter((id) => !intentIds.includes(id))
    .map((id) => {
      const what = `no message leads to the flow "${id}": it has no utterances.`;
      const cure = `Write \`intents/${id}.yml\` with \`utterances:\` and \`holdouts:\`.`;
      const flow = flows.find((draft) => draft.id === id);
      if (flow) return errorAt(flow.place, 'content-flow-without-intent', what, cure);
      return { code: 'content-flow-without-intent', severity: 'error', file: `dialogs/${id}.yml`, what, cure };
    });
}

function withoutFlow({ flowIds, intents }: Material): readonly Fault[] {
  const known = [...flowIds, ...deskIntents];
  if (flowIds.length === 0) return [];
  return intents
    .filter(({ id }) => !known.includes(id))
    .map(({ id, place }) => {
      const cure = didYouMean(id, known, `Write the flow \`dialogs/${id}.yml\`, or take this file away.`);
      return errorAt(
        place,
        'content-intent-without-flow',
        `there is no flow "${id}" that this file could lead to.`,
        cure,
      );
    });
}

function thin(intent: IntentDraft, isFlow: boolean): readonly Fault[] {
  const { utterances, holdouts, place, id } = intent;
  const faults: Fault[] = [];
  const at = below(place, 'utterances');
  const has = `"${id}" has ${utterances.length} utterances`;
  if (utterances.length < fewest) {
    faults.push(
      errorAt(at, 'content-few-utterances', `${has}; fewer than ${fewest} teach nothing.`, 'Write more of them.'),
    );
  } else if (isFlow && utterances.length < enough) {
    faults.push(warningAt(at, 'content-thin-utterances', `${has}.`, `Aim for ${enough} or more.`));
  }
  if (isFlow && holdouts.length < enoughHoldouts) {
    const what = `"${id}" has ${holdouts.length} holdouts, too few to measure the bot on.`;
    faults.push(
      warningAt(below(place, 'holdouts'), 'content-thin-holdouts', what, `Aim for ${enoughHoldouts} or more.`),
    );
  }
  return faults;
}
