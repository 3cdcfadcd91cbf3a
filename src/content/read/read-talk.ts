import { type OurDevices, ourDeviceLists } from '../../domain/content/elsewhere.ts';
import { type WordGroup, type Words, wordGroups } from '../../domain/content/words.ts';
import { present } from '../../domain/present.ts';
import { plainText } from '../../domain/text/words.ts';
import { type ActFile, actFiles } from '../act-files.ts';
import { readQuestionsBack } from './read-questions-back.ts';
import { at, list, number, pairs, text, texts, textsByKey } from './read-value.ts';
import type {
  UncheckedAct,
  UncheckedElsewhere,
  UncheckedReplies,
  UncheckedTerms,
  UncheckedUrgent,
  UncheckedWords,
} from './unchecked.ts';
import { below, type Place, type YamlFile } from './yaml-file.ts';

export function readAct(act: ActFile, source: YamlFile): UncheckedAct {
  const place: Place = { source, path: [] };
  const known: readonly string[] = actFiles[act];
  const kinds = pairs(source.value)
    .filter(([kind]) => known.includes(kind))
    .map(([kind, said]) => ({
      id: kind,
      place: below(place, kind),
      utterances: texts(at(said, 'utterances')),
      holdouts: texts(at(said, 'holdouts')),
    }));
  return { act, place, kinds };
}

export function readReplies(id: string, source: YamlFile): UncheckedReplies {
  const place: Place = { source, path: [] };
  const questions = pairs(source.value).map(([step, answers]) => ({
    step,
    place: below(place, step),
    answers: pairs(answers).map(([label, said]) => ({ label, place: below(place, step, label), replies: texts(said) })),
  }));
  return { id, place, questions };
}

export function readUrgent(source: YamlFile): UncheckedUrgent {
  const { value } = source;
  const known: readonly string[] = actFiles.urgent;
  const kinds = pairs(value).filter(([kind]) => known.includes(kind));
  const place: Place = { source, path: [] };
  return present({
    place,
    advice: new Map(
      kinds.map(
        ([kind, said]) => [kind, present({ say: text(at(said, 'say')), again: text(at(said, 'again')) })] as const,
      ),
    ),
    words: new Map(kinds.map(([kind, said]) => [kind, texts(at(said, 'words'))] as const)),
    faqOfKind: new Map(
      kinds.flatMap(([kind, said]) => {
        const { faq } = readQuestionsBack(said, below(place, kind));
        return faq ? [[kind, faq] as const] : [];
      }),
    ),
    faq: readQuestionsBack(value, place).faq ?? [],
    colleague: text(at(value, 'colleague')),
    colleagueAway: text(at(value, 'colleague-away')),
    emergencyAnywhere: text(at(value, 'emergency-anywhere')),
    helplines: new Map(
      pairs(at(value, 'helplines')).map(
        ([country, lines]) =>
          [
            country,
            present({ emergency: text(at(lines, 'emergency')), crisis: readCrisis(at(lines, 'crisis')) }),
          ] as const,
      ),
    ),
  });
}

function readCrisis(value: unknown) {
  if (value === undefined) return undefined;
  return present({ name: text(at(value, 'name')), phone: text(at(value, 'phone')), link: text(at(value, 'link')) });
}

export function readElsewhere(source: YamlFile): UncheckedElsewhere {
  const read = (help: unknown) =>
    present({
      title: text(at(help, 'title')),
      say: text(at(help, 'say')),
      link: text(at(help, 'link')),
      names: texts(at(help, 'names')),
      always: texts(at(help, 'always')),
    });
  const ours = at(source.value, 'ours');
  return {
    place: { source, path: [] },
    // `fromEntries` loses the keys' types; these are all of them.
    ours: Object.fromEntries(ourDeviceLists.map((list) => [list, texts(at(ours, list))])) as OurDevices,
    kinds: new Map(
      pairs(source.value)
        .filter(([kind]) => kind !== 'ours')
        .map(([kind, help]) => [kind, read(help)] as const),
    ),
  };
}

export function readTerms(source: YamlFile): UncheckedTerms {
  const read = (term: unknown) => present({ names: texts(at(term, 'names')), say: text(at(term, 'say')) });
  return {
    place: { source, path: [] },
    terms: new Map(pairs(source.value).map(([id, term]) => [id, read(term)] as const)),
  };
}

export function readWords(source: YamlFile): UncheckedWords {
  const { value } = source;
  // `fromEntries` loses the keys' types; these are all of them.
  const groups = Object.fromEntries(wordGroups.map((group) => [group, texts(at(value, group))])) as Record<
    WordGroup,
    readonly string[]
  >;
  return {
    place: { source, path: [] },
    words: {
      ...groups,
      kindsOfAuxiliaries: list(at(value, 'kinds-of-auxiliaries')).map(texts),
      ...present({ letters: lettersIn(at(value, 'letters')) }),
      writtenOut: textsByKey(at(value, 'written-out')),
      numbers: numbersByKey(at(value, 'numbers')),
      units: Object.fromEntries(pairs(at(value, 'units')).map(([of, units]) => [of, numbersByKey(units)])),
      amounts: Object.fromEntries(pairs(at(value, 'amounts')).flatMap(([said, amount]) => readAmount(said, amount))),
      ordinals: numbersByKey(at(value, 'ordinals')),
      alike: list(at(value, 'alike')).map(texts),
      opposites: list(at(value, 'opposites')).flatMap(readPair),
      opposing: texts(at(value, 'opposing')),
      repairs: texts(at(value, 'repairs')),
      thumbs: { up: emoji(at(at(value, 'thumbs'), 'up')), down: emoji(at(at(value, 'thumbs'), 'down')) },
    },
  };
}

/** Undefined where there are none. */
function lettersIn(value: unknown): Words['letters'] {
  const letters = textsByKey(value);
  return Object.keys(letters).length > 0 ? letters : undefined;
}

/** Emoji as a text's plain form has them. */
function emoji(value: unknown): readonly string[] {
  return texts(value).map(plainText);
}

function numbersByKey(value: unknown): Readonly<Record<string, number>> {
  return Object.fromEntries(
    pairs(value).flatMap(([key, each]) => {
      const read = number(each);
      return read === undefined ? [] : [[key, read] as const];
    }),
  );
}

function readAmount(said: string, value: unknown): readonly (readonly [string, Words['amounts'][string]])[] {
  const [amount, unit] = [number(at(value, 'number')), text(at(value, 'unit'))];
  return amount === undefined || unit === undefined ? [] : [[said, { number: amount, unit }]];
}

function readPair(value: unknown): readonly (readonly [string, string])[] {
  const [one, other] = texts(value);
  return one === undefined || other === undefined ? [] : [[one, other]];
}
