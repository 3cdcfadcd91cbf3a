import type { Fault } from '../../../domain/content/fault.ts';
import { warningAt } from '../../faults/fault-at.ts';
import { withoutCode } from '../../markdown.ts';
import type { ContentRoot } from '../../read/content-root.ts';
import { wayOf } from '../../settings-path.ts';
import { stepTexts, type WrittenText, writtenTexts } from '../../written-texts.ts';
import type { Check } from '../check.ts';

const longest = 600;

/** Words that refer to what came before, by the desk's language. Steps are asked in any order. */
const orderWords: Readonly<Record<string, RegExp>> = {
  en: /\b(above|next(?! to\b)|finally|still|again|also|as before)\b/gi,
};

/** Advice on wording: short, true in any order, and without paths in words that are drawn anyway. */
export const adviceText: Check = (material) => [
  ...writtenTexts(material).flatMap(tooLong),
  ...ordered(material),
  ...retyped(material),
];

function tooLong({ text, place }: WrittenText): readonly Fault[] {
  if (text.length <= longest) return [];
  const what = `the text has ${text.length} characters; on a phone that is more than a screen.`;
  return [warningAt(place, 'content-long-text', what, `Keep to ${longest}, or make two steps of it.`)];
}

function ordered({ desk, flows, shared }: ContentRoot): readonly Fault[] {
  const words = orderWords[(desk?.language ?? 'en').split('-', 1)[0] ?? ''];
  if (!words) return [];
  const steps = [...flows.flatMap((flow) => flow.steps), ...(shared?.steps ?? [])];
  return steps.flatMap(stepTexts).flatMap(({ text, place }) => {
    // Bold and code are the names of buttons and menus, not our own wording.
    const found = withoutCode(text)
      .replace(/\*\*[^*]*\*\*/g, '')
      .match(words);
    if (!found) return [];
    const what = `"${[...new Set(found.map((word) => word.toLowerCase()))].join('", "')}" leans on what came before, and steps are asked in any order.`;
    return [warningAt(place, 'content-order-word', what, 'Say it so that it stands alone.')];
  });
}

function retyped({ flows, shared }: ContentRoot): readonly Fault[] {
  const steps = [...flows.flatMap((flow) => flow.steps), ...(shared?.steps ?? [])];
  return steps.flatMap((step) => {
    const way = step.keys.path === undefined ? undefined : wayOf(step.keys.path);
    if (way === undefined || !way.includes('>')) return [];
    return stepTexts(step)
      .filter(({ text }) => text.includes(way))
      .map(({ place }) =>
        warningAt(
          place,
          'content-path-retyped',
          "the step's `path` is typed here once more.",
          'Take it out; the path is drawn.',
        ),
      );
  });
}
