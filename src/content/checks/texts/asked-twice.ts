import type { Fault } from '../../../domain/content/fault.ts';
import { plainText } from '../../../domain/text/words.ts';
import { errorAt } from '../../faults/fault-at.ts';
import { below, type Place } from '../../read/yaml-file.ts';
import type { Check } from '../check.ts';

/**
 * Of one `faq` no two entries are asked in the same words, and no two terms of one language have the same name. A step may
 * answer what its flow answers otherwise.
 */
export const askedTwice: Check = (material) =>
  [material, ...material.languages].flatMap(({ flows, shared, terms, urgent }) => [
    ...[
      ...flows.flatMap((flow) => [flow.faq, ...flow.steps.map(({ keys }) => keys.faq)]),
      shared?.faq,
      ...(shared?.steps ?? []).map(({ keys }) => keys.faq),
      ...(urgent ? [...urgent.faqOfKind.values(), urgent.faq] : []),
    ].flatMap((faq = []) => twice(faq.map(({ asked, place }) => ({ texts: asked, place: below(place, 'asked') })))),
    ...(terms
      ? twice([...terms.terms].map(([id, { names }]) => ({ texts: names, place: below(terms.place, id, 'names') })))
      : []),
  ]);

/** Texts of one entry, and where they stand. */
type Entry = { readonly texts: readonly string[]; readonly place: Place };

function twice(entries: readonly Entry[]): readonly Fault[] {
  const first = new Map<string, { readonly entry: Entry; readonly place: Place }>();
  return entries.flatMap((entry) =>
    entry.texts.flatMap((text, index): readonly Fault[] => {
      const place = below(entry.place, index);
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
