import type { Weekday } from '../../../domain/content/desk.ts';
import type { Fault } from '../../../domain/content/fault.ts';
import { daysOf, spanOf } from '../../build/build-opening-hours.ts';
import { errorAt } from '../../faults/fault-at.ts';
import type { UncheckedDesk } from '../../read/unchecked.ts';
import { below } from '../../read/yaml-file.ts';
import type { Check } from '../check.ts';

/** The desk's hours end after they begin and are in order, and no two ranges of days include the same day. */
export const deskHours: Check = ({ desk }) => {
  if (!desk) return [];
  const claimed = new Map<Weekday, string>();
  const ofDays = [...(desk.hours ?? [])].flatMap(([key, texts]): readonly Fault[] => {
    const place = below(desk.place, 'hours', key);
    const faults = spanFaults(texts).map(({ what, cure }) => errorAt(place, 'content-hours', what, cure));
    const days = daysOf(key);
    // A single day may differ from the range it lies in.
    if (days.length < 2) return faults;
    const twice = days.find((day) => claimed.has(day));
    for (const day of days) claimed.set(day, key);
    if (!twice) return faults;
    const what = `${twice} is in "${key}" and in another range of days.`;
    return [
      ...faults,
      errorAt(place, 'content-hours', what, 'Let the ranges not overlap; a single day may have its own line.'),
    ];
  });
  return [...ofDays, ...followUpHours(desk)];
};

/** The span in which the bot may ask how a fix went is one part of one day. */
function followUpHours({ place, followUpHours: text }: UncheckedDesk): readonly Fault[] {
  if (text === undefined || spanFaults([text]).length === 0) return [];
  const what = `the hours ${text} end before they begin.`;
  const cure = 'Write from and to of one day: `08:00-21:00`.';
  return [errorAt(below(place, 'follow-up-between'), 'content-hours', what, cure)];
}

function spanFaults(texts: readonly string[]): readonly { readonly what: string; readonly cure: string }[] {
  // A malformed value is reported by the schema.
  const written = texts.filter((text) => /^\d\d:\d\d-\d\d:\d\d$/.test(text));
  const spans = written.map(spanOf);
  const backwards = written
    .filter((_, index) => spans[index] === undefined)
    .map((text) => ({
      what: `the hours ${text} end before they begin.`,
      cure: 'Past midnight, write two days: `22:00-24:00`, and `00:00-06:00` for the next.',
    }));
  const overlap = spans.some((span, index) => {
    const before = spans[index - 1];
    return span !== undefined && before !== undefined && span.from < before.to;
  });
  if (!overlap) return backwards;
  return [
    ...backwards,
    {
      what: 'one part of the hours begins before the part above it has ended.',
      cure: 'Write them in order, without overlap.',
    },
  ];
}
