import { errorAt } from '../../faults/fault-at.ts';
import { hasBrokenLink, linksOf } from '../../markdown.ts';
import { writtenTexts } from '../../written-texts.ts';
import type { Check } from '../check.ts';

/** Every link is complete and leads to the web, to mail or to a telephone. */
export const links: Check = (material) =>
  writtenTexts(material).flatMap(({ text, place }) => {
    const cure = 'Write it as `[what it shows](https://…)`.';
    const faults = linksOf(text)
      .filter(({ image, text: words, target }) => !image && (words === '' || !leadsOut(target)))
      .map(({ text: words, target }) =>
        errorAt(place, 'content-link', `the link "[${words}](${target})" leads nowhere.`, cure),
      );
    if (!hasBrokenLink(text)) return faults;
    return [
      ...faults,
      errorAt(place, 'content-link', 'a link in this text is begun and not brought to its end.', cure),
    ];
  });

function leadsOut(target: string): boolean {
  return /^(https?:\/\/[^/\s]|mailto:[^\s@]+@|tel:\+?\d)\S*$/.test(target) && URL.canParse(target);
}
