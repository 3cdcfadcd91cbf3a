import type { Fault } from '../../../domain/content/fault.ts';
import { wordsOf } from '../../../domain/text/words.ts';
import { warningAt } from '../../faults/fault-at.ts';
import { allSteps, type ContentRoot, type PlayedStep } from '../../read/content-root.ts';
import { below } from '../../read/yaml-file.ts';
import type { Check } from '../check.ts';

/** Advice on single steps: help for the person, answers that are understood, checks that are not repeated. */
export const adviceStep: Check = (material) =>
  allSteps(material)
    .filter(({ isMalformed }) => !isMalformed)
    .flatMap((step) => [
      ...withoutHelp(step),
      ...alwaysWrong(step),
      ...bareLabels(material, step),
      ...shortUnasked(step),
      ...sameCheck(step),
    ]);

/** A question that no answer passes: whatever is said, the fix comes. */
function alwaysWrong({ id, keys, placeOf }: PlayedStep): readonly Fault[] {
  const { answers = [] } = keys;
  if (answers.length === 0 || answers.some(({ meaning }) => meaning !== 'wrong')) return [];
  const what = `every answer of "${id}" is \`wrong\`, so nobody can say that all is well there.`;
  return [
    warningAt(placeOf('answers'), 'content-always-wrong', what, 'Make the answer that means nothing is amiss `fine`.'),
  ];
}

function withoutHelp({ id, keys, place, shared }: PlayedStep): readonly Fault[] {
  const faults: Fault[] = [];
  const at = shared?.place ?? place;
  if (keys.ask !== undefined && keys.how === undefined && keys.path === undefined) {
    const what = `the question "${id}" does not tell how to find the answer.`;
    faults.push(warningAt(at, 'content-no-how', what, 'Give it a `path` in the settings, or a `how`.'));
  }
  if (keys.why === undefined) {
    const what = `the step "${id}" has no answer to "why?".`;
    faults.push(warningAt(at, 'content-no-why', what, 'Give it a `why`, one line.'));
  }
  return faults;
}

function bareLabels({ phrases }: ContentRoot, { id, keys }: PlayedStep): readonly Fault[] {
  if (!phrases) return [];
  const heard = ['yes', 'no'].flatMap((key) => phrases.hears.get(key) ?? []);
  const buttons = ['button-yes', 'button-no'].flatMap((key) => phrases.says.get(key) ?? []);
  const openings = [...heard, ...buttons].map((text) => wordsOf(text).join(' ')).filter((text) => text !== '');
  return (keys.answers ?? [])
    .filter(({ label = '', also }) => {
      const words = `${wordsOf(label).join(' ')} `;
      return also.length === 0 && !openings.some((opening) => words.startsWith(`${opening} `));
    })
    .map(({ label, place }) => {
      const what = `the answer "${label}" of "${id}" is understood only as it stands there.`;
      return warningAt(
        place,
        'content-bare-label',
        what,
        'Begin it with Yes or No, or add other ways to say it as `also`.',
      );
    });
}

function shortUnasked({ keys }: PlayedStep): readonly Fault[] {
  return (keys.answers ?? []).flatMap(({ unasked, place }) =>
    unasked.flatMap((saying, index) => {
      if (wordsOf(saying).length >= 2) return [];
      const what = `"${saying}" is short for something said without being asked; it may be meant otherwise.`;
      return [
        warningAt(
          below(place, 'unasked', index),
          'content-short-unasked',
          what,
          'Use two words or more, or move it to `also`.',
        ),
      ];
    }),
  );
}

function sameCheck({ id, flow, keys, placeOf }: PlayedStep): readonly Fault[] {
  if (keys.check === undefined || keys.check.trim() !== flow.check?.trim()) return [];
  const what = `the step "${id}" has the same \`check\` as its flow.`;
  return [warningAt(placeOf('check'), 'content-same-check', what, "Take it out; the flow's is asked anyway.")];
}
