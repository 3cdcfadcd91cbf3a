import { present } from '../../domain/present.ts';
import { at, list, text, texts } from './read-value.ts';
import type { UncheckedQuestionsBack } from './unchecked.ts';
import { below, type Place } from './yaml-file.ts';

/** What a step, a flow or `shared.yml` says to questions back. */
export function readQuestionsBack(value: unknown, place: Place): UncheckedQuestionsBack {
  const faq = at(value, 'faq');
  return present({
    safe: text(at(value, 'safe')),
    costs: text(at(value, 'costs')),
    tell: text(at(value, 'tell')),
    faq:
      faq === undefined
        ? undefined
        : list(faq).map((entry, index) =>
            present({
              asked: texts(at(entry, 'asked')),
              say: text(at(entry, 'say')),
              place: below(place, 'faq', index),
            }),
          ),
  });
}
