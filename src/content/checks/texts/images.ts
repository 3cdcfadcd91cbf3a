import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Fault } from '../../../domain/content/fault.ts';
import { errorAt } from '../../faults/fault-at.ts';
import { linksOf } from '../../markdown.ts';
import { type WrittenText, writtenTexts } from '../../written-texts.ts';
import type { Check } from '../check.ts';

/** Every image exists, beside the file that shows it or on the web, and has a text for those who cannot see it. */
export const images: Check = (material) => writtenTexts(material).flatMap((text) => imageFaults(material.root, text));

function imageFaults(root: string, { text, place }: WrittenText): readonly Fault[] {
  return linksOf(text)
    .filter(({ image }) => image)
    .flatMap(({ text: words, target }) => {
      const faults: Fault[] = [];
      if (words === '') {
        const cure = 'Write what is to be seen between the brackets: `![The switch is green](…)`.';
        faults.push(
          errorAt(place, 'content-image-alt', `the image "${target}" has no words for those who do not see it.`, cure),
        );
      }
      if (!isThere(root, place.source.file, target)) {
        const cure = 'Name a PNG, JPEG, GIF or WebP file below the folder of this one, or an address with `https://`.';
        faults.push(errorAt(place, 'content-image-missing', `the image "${target}" is not there.`, cure));
      }
      return faults;
    });
}

function isThere(root: string, file: string, target: string): boolean {
  if (/^https:\/\//.test(target)) return URL.canParse(target);
  if (!/\.(png|jpe?g|gif|webp)$/i.test(target) || target.includes('\0')) return false;
  const folder = join(root, dirname(file));
  const path = join(folder, target);
  return !relative(folder, path).startsWith('..') && existsSync(path);
}
