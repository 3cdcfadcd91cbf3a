import { type ActExample, type Acts, kindsOf } from '../../domain/content/acts.ts';
import type { LanguageContent } from '../../domain/content/content.ts';
import type { Elsewhere, OurDevices } from '../../domain/content/elsewhere.ts';
import type { Term } from '../../domain/content/terms.ts';
import { present } from '../../domain/present.ts';
import { ownThings } from '../own-things.ts';
import type {
  UncheckedAct,
  UncheckedElsewhere,
  UncheckedFlow,
  UncheckedIntent,
  UncheckedTalk,
  UncheckedTerms,
  UncheckedUrgent,
} from '../read/unchecked.ts';
import { buildUrgent } from './build-urgent.ts';

/** The part of a language that is built on its own: what people do with words, and what the bot answers. */
export type Talk = Pick<LanguageContent, 'acts' | 'words' | 'urgent' | 'elsewhere' | 'terms'>;

/** The flows and utterances of a language, which tell what is the desk's own. */
type WrittenFlows = {
  readonly flows: readonly Pick<UncheckedFlow, 'id' | 'title'>[];
  readonly intents: readonly UncheckedIntent[];
};

/**
 * Builds one language's acts, words and advice from files in which no check found an error.
 *
 * @param own the desk's own `urgent.yml`, which alone has numbers to call
 */
export function buildTalk(
  { acts, words, urgent, elsewhere, terms, flows, intents }: UncheckedTalk & WrittenFlows,
  language: string,
  own: {
    readonly urgent: UncheckedUrgent | undefined;
    readonly elsewhere: UncheckedElsewhere | undefined;
    readonly terms: UncheckedTerms | undefined;
  },
  country: string | undefined,
): Talk {
  return present({
    acts: buildActs(acts),
    words: words && { language, ...words.words },
    urgent: urgent && own.urgent && buildUrgent(urgent, own.urgent, country),
    elsewhere: elsewhere && buildElsewhere(elsewhere, own.elsewhere, { flows, intents }),
    terms: terms && buildTerms(terms, own.terms),
  });
}

function buildActs(files: readonly UncheckedAct[]): Acts {
  const examples = (key: 'utterances' | 'holdouts'): readonly ActExample[] =>
    files.flatMap(({ act, kinds }) =>
      Object.hasOwn(kindsOf, act)
        ? // The reader leaves out kinds that the act does not have.
          kinds.flatMap(({ id, [key]: texts }) => texts.map((text) => ({ act, kind: id, text }) as ActExample))
        : [],
    );
  const harmless = files.find(({ act }) => act === 'not-urgent')?.kinds[0];
  return {
    utterances: examples('utterances'),
    holdouts: examples('holdouts'),
    harmless: harmless?.utterances ?? [],
    harmlessHoldouts: harmless?.holdouts ?? [],
  };
}

/**
 * In a further language names are those of the desk's own language and of this one, as a Mac is called a Mac; a link
 * stands in the desk's own file, unless there is one in this language. What a flow is about is nobody else's.
 */
function buildElsewhere(
  { kinds, ours }: UncheckedElsewhere,
  own: UncheckedElsewhere | undefined,
  written: WrittenFlows,
): Elsewhere {
  const both = (key: 'names' | 'always', kind: string) => [
    ...new Set([...(own?.kinds.get(kind)?.[key] ?? []), ...(kinds.get(kind)?.[key] ?? [])]),
  ];
  const all = [...kinds.keys()].flatMap((kind) => both('names', kind));
  const claimed = ownThings(all, written);
  const lists = (key: keyof OurDevices) => [...new Set([...(own?.ours[key] ?? []), ...ours[key]])];
  return {
    ours: {
      names: lists('names'),
      accessories: lists('accessories'),
      beside: lists('beside'),
      towards: lists('towards'),
      sending: lists('sending'),
      people: lists('people'),
    },
    help: Object.fromEntries(
      [...kinds].map(([kind, { title = '', say = '', link = own?.kinds.get(kind)?.link }]) => [
        kind,
        present({
          title: title.trim(),
          say: say.trim(),
          link,
          names: both('names', kind).filter((name) => !claimed.has(name)),
          always: both('always', kind),
        }),
      ]),
    ),
  };
}

/** In a further language a term has the desk's own names as well; what it means stands in the desk's own file, unless it is said in this one. */
function buildTerms({ terms }: UncheckedTerms, own: UncheckedTerms | undefined): readonly Term[] {
  return [...new Set([...terms.keys(), ...(own?.terms.keys() ?? [])])].flatMap((id) => {
    const [written, ownTerm] = [terms.get(id), own?.terms.get(id)];
    const say = written?.say ?? ownTerm?.say;
    const names = [...new Set([...(written?.names ?? []), ...(ownTerm?.names ?? [])])];
    return say === undefined ? [] : [{ names, say: say.trim() }];
  });
}
