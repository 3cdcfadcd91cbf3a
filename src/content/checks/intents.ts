import { deskIntents } from '../../domain/content/content.ts';
import type { Fault } from '../../domain/content/fault.ts';
import { didYouMean } from '../faults/did-you-mean.ts';
import { errorAt, warningAt } from '../faults/fault-at.ts';
import type { ContentRoot } from '../read/content-root.ts';
import { isFileId } from '../read/read-folder.ts';
import type { UncheckedIntent, UncheckedLanguage } from '../read/unchecked.ts';
import { below } from '../read/yaml-file.ts';
import type { Check } from './check.ts';

const fewest = 10;

/** How many utterances and holdouts a flow should have. */
type Enough = { readonly utterances: number; readonly holdouts: number };

const enough: Enough = { utterances: 40, holdouts: 12 };
/** The same in a further language, which fewer people write. */
const enoughFurther: Enough = { utterances: 25, holdouts: 8 };

/**
 * Every flow has an intent, every intent belongs to a flow or the desk, and has enough utterances to be learned. A flow
 * that lacks some can be tried all the same: its title, check and symptoms stand in, and what it lacks is told.
 */
export const intents: Check = (material) => [
  ...withoutIntent(material),
  ...withoutFlow(material),
  ...allThin(material, material, enough),
  ...material.languages.flatMap((language) => [
    ...untold(material, language),
    ...withoutFlow({ flowIds: material.flowIds, intents: language.intents }),
    ...allThin(language, material, enoughFurther),
  ]),
];

type Intents = Pick<ContentRoot, 'intents' | 'notOurs'>;

function allThin({ intents, notOurs }: Intents, { flowIds }: ContentRoot, enough: Enough): readonly Fault[] {
  return [...intents, ...(notOurs ? [notOurs] : [])].flatMap((intent) =>
    thin(intent, flowIds.includes(intent.id), enough),
  );
}

function withoutIntent({ intentIds, flows }: ContentRoot): readonly Fault[] {
  // Without any, the folder is missing, which is reported already.
  if (intentIds.length === 0) return [];
  return flows
    .filter(({ id }) => !intentIds.includes(id) && isFileId(id))
    .map(({ id, place }) => {
      const what = `the flow "${id}" has no utterances: it is known by its title, check and symptoms only.`;
      const cure = `Write \`intents/${id}.yml\` with \`utterances:\` and \`holdouts:\`; five utterances are a beginning.`;
      return warningAt(place, 'content-flow-without-intent', what, cure);
    });
}

/** The desk works without them, but nobody who writes in this language reaches the flow. */
function untold({ flowIds }: ContentRoot, { language, intentIds }: UncheckedLanguage): readonly Fault[] {
  return flowIds
    .filter((id) => !intentIds.includes(id))
    .map((id) => ({
      code: 'content-untold-flow',
      severity: 'warning',
      file: `intents/${language}/${id}.yml`,
      what: `no message in this language leads to the flow "${id}".`,
      cure: 'Write the file with `utterances:` and `holdouts:`.',
    }));
}

function withoutFlow({ flowIds, intents }: Pick<ContentRoot, 'flowIds' | 'intents'>): readonly Fault[] {
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

function thin(intent: UncheckedIntent, isFlow: boolean, enough: Enough): readonly Fault[] {
  const { utterances, holdouts, place, id } = intent;
  const faults: Fault[] = [];
  const at = below(place, 'utterances');
  const has = `"${id}" has ${utterances.length} utterances`;
  if (isFlow && utterances.length > 0 && utterances.length < fewest) {
    const cure = `It can be tried; aim for ${enough.utterances} or more before it meets people.`;
    faults.push(warningAt(at, 'content-few-utterances', `${has}, which is a beginning.`, cure));
  } else if (utterances.length < fewest) {
    faults.push(
      errorAt(at, 'content-few-utterances', `${has}; fewer than ${fewest} teach nothing.`, 'Write more of them.'),
    );
  } else if (isFlow && utterances.length < enough.utterances) {
    faults.push(warningAt(at, 'content-thin-utterances', `${has}.`, `Aim for ${enough.utterances} or more.`));
  }
  if (isFlow && holdouts.length < enough.holdouts) {
    const what = `"${id}" has ${holdouts.length} holdouts, too few to measure the bot on.`;
    faults.push(
      warningAt(below(place, 'holdouts'), 'content-thin-holdouts', what, `Aim for ${enough.holdouts} or more.`),
    );
  }
  return faults;
}
