import type { Faq } from '../../domain/content/flow.ts';
import type { WordGroup } from '../../domain/content/words.ts';
import { onceFor } from '../../domain/once-for.ts';
import { remembered } from '../../domain/remembered.ts';
import { stemIndex } from '../../interpretation/answers/stem-index.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { type WordToken, wordTokensOf } from '../../interpretation/text/sentences.ts';

/**
 * How far a question resembles a foreseen one by one of its wordings, 0 to 1. Their words are compared, those for
 * things counting most; each of these that the entry nowhere mentions, not even in its answer, speaks against it, and
 * so does another question word.
 */
export function resemblance(text: string, faq: Faq, ear: Ear): number {
  const known = knownOf(ear)(faq);
  return likeness(askedIn(ear)(text), known);
}

/** A turn compares its question with many. */
const mostQuestions = 50;

const askedIn = onceFor((ear: Ear) => {
  const { alikeTo } = stemsForeseen(ear);
  return remembered(mostQuestions, (text) => {
    const { words, opener } = wordingOf(wordTokensOf(text, ear.lexicon), ear);
    const alike = ({ stem, isThing }: Word) => (isThing ? alikeTo(stem, asGoodAs) : []);
    return { opener, words: words.map((word) => ({ ...word, alike: () => alike(word) })) };
  });
});

/** A question, or one way of asking it. */
type Wording = {
  readonly words: readonly Word[];
  /** Its question word; empty where it is asked for a yes or no. */
  readonly opener: string;
};

type Word = {
  readonly stem: string;
  readonly weight: number;
  /** It is a word for something, rather than what sentences are built with. */
  readonly isThing: boolean;
};

/** A word of the question, and the stems of foreseen ones that mean about the same. */
type AskedWord = Word & { readonly alike: () => readonly string[] };

/** What is known of an entry: its wordings, the stems of all of them, and those of its answer. */
type Known = {
  readonly wordings: readonly (Wording & { readonly stems: ReadonlySet<string> })[];
  readonly asked: ReadonlySet<string>;
  readonly said: ReadonlySet<string>;
};

const knownOf = onceFor((ear: Ear) =>
  onceFor(({ asked, say }: Faq): Known => {
    const wordings = asked.map((text) => {
      const wording = wordingOf(tokensIn(text, ear), ear);
      return { ...wording, stems: new Set(wording.words.map(({ stem }) => stem)) };
    });
    const known = {
      wordings,
      asked: new Set(wordings.flatMap(({ stems }) => [...stems])),
      said: new Set(tokensIn(say, ear).map(({ stem }) => stem)),
    };
    stemsForeseen(ear).add([...known.asked, ...known.said]);
    return known;
  }),
);

function tokensIn(text: string, { sentencesIn }: Ear): readonly WordToken[] {
  return sentencesIn(text).flatMap(({ tokens }) => tokens);
}

/** The stems of what is foreseen. */
const stemsForeseen = onceFor(({ relate }: Ear) => stemIndex(relate));

/** How much a function word counts, and a question word. */
const builtWith = 0.2;
const asking = 0.5;

/**
 * How much a word counts that stands only in other wordings of an entry or in its answer, compared with one of the
 * wording itself.
 */
const inOthers = 0.7;
const inAnswer = 0.5;

/** What is left of a likeness if the question words differ: "what is it?" is not "do I need it?". */
const otherOpener = 0.72;

/** How much of a likeness is lost where a wording is about things that were not asked about. */
const unasked = 0.4;

/** Minimum similarity for words to be as good as the same, and how much they count then. */
const asGoodAs = 0.8;

function wordingOf(tokens: readonly WordToken[], { weigh }: Ear): Wording {
  const words = new Map<string, Word>();
  for (const token of tokens) {
    const isThing = [...token.groups].every((group) => carrying.includes(group));
    const least = token.groups.has('questions') || token.groups.has('explaining') ? asking : builtWith;
    words.set(token.stem, {
      stem: token.stem,
      weight: isThing ? 0.3 + 0.7 * weigh(token.stem) : least,
      isThing,
    });
  }
  const opener = tokens.find(({ groups }) => groups.has('questions'))?.text ?? '';
  return { words: [...words.values()], opener };
}

/** Groups whose words tell what a question is about. */
const carrying: readonly WordGroup[] = ['not', 'good', 'bad'];

function likeness(
  { words, opener }: Pick<Wording, 'opener'> & { readonly words: readonly AskedWord[] },
  { wordings, asked, said }: Known,
): number {
  const meets = ({ stem, alike }: AskedWord, stems: ReadonlySet<string>) => {
    if (stems.has(stem)) return 1;
    return alike().some((each) => stems.has(each)) ? asGoodAs : 0;
  };
  const elsewhere = words.map((word) => Math.max(inOthers * meets(word, asked), inAnswer * meets(word, said)));
  const things = share(words, ({ isThing }, at) =>
    isThing ? Math.min(1, (elsewhere[at] ?? 0) / inOthers) : undefined,
  );
  if (things === 0) return 0;
  const own = new Map(
    words.flatMap(({ stem, alike }) => [...alike().map((each) => [each, asGoodAs] as const), [stem, 1] as const]),
  );
  return wordings.reduce((most, wording) => {
    const there = share(words, (word, at) => Math.max(meets(word, wording.stems), elsewhere[at] ?? 0));
    const back = share(wording.words, ({ stem }) => own.get(stem) ?? 0);
    const backThings = share(wording.words, ({ stem, isThing }) => (isThing ? (own.get(stem) ?? 0) : undefined));
    const score = Math.sqrt(there * back) * things * (1 - unasked + unasked * backThings);
    return Math.max(most, wording.opener === opener ? score : score * otherOpener);
  }, 0);
}

/** How much of the words' weight counts; words that are left out have no say, and where all are, all counts. */
function share<Each extends Word>(
  words: readonly Each[],
  counts: (word: Each, at: number) => number | undefined,
): number {
  let sum = 0;
  let all = 0;
  words.forEach((word, at) => {
    const count = counts(word, at);
    if (count === undefined) return;
    sum += word.weight * count;
    all += word.weight;
  });
  return all === 0 ? 1 : sum / all;
}
