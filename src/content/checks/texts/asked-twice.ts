import type { Fault } from '../../../domain/content/fault.ts';
import { plainText } from '../../../domain/text/words.ts';
import { errorAt } from '../../faults/fault-at.ts';
import type { UncheckedFaq } from '../../read/unchecked.ts';
import { below, type Place } from '../../read/yaml-file.ts';
import type { Check } from '../check.ts';

/** Of one `faq` no two entries are asked in the same words. A step may answer what its flow answers otherwise. */
export const askedTwice: Check = ({ flows, shared }) =>
  [
    ...flows.flatMap((flow) => [flow.faq, ...flow.steps.map(({ keys }) => keys.faq)]),
    shared?.faq,
    ...(shared?.steps ?? []).map(({ keys }) => keys.faq),
  ].flatMap((faq = []) => twice(faq));

function twice(faq: readonly UncheckedFaq[]): readonly Fault[] {
  const first = new Map<string, { readonly entry: UncheckedFaq; readonly place: Place }>();
  return faq.flatMap((entry) =>
    entry.asked.flatMap((text, index): readonly Fault[] => {
      const place = below(entry.place, 'asked', index);
      const other = first.get(plainText(text));
      if (!other) {
        first.set(plainText(text), { entry, place });
        return [];
      }
      // The schema has reported this one already.
      if (other.entry === entry) return [];
      const where = `${other.place.source.file}:${other.place.source.line(other.place.path)}`;
      const what = `"${text}" is answered at ${where} already.`;
      return [errorAt(place, 'content-asked-twice', what, 'Keep it at the answer that fits.')];
    }),
  );
}
