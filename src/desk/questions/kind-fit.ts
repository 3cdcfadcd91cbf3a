import { actKindOf, type KindOf } from '../../domain/content/acts.ts';
import type { Faq } from '../../domain/content/flow.ts';
import { onceFor } from '../../domain/once-for.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { asksBack } from '../../interpretation/text/asks-back.ts';
import type { Sentence } from '../../interpretation/text/sentences.ts';
import { writtenText } from '../../interpretation/text/written-form.ts';

type AskKind = KindOf<'ask'>;

/** Kinds of questions that one answer may serve: "is it safe?", "what will happen?". */
const near: readonly (readonly AskKind[])[] = [
  ['safe', 'what-happens'],
  ['where', 'how', 'which-one', 'how-to-tell'],
];

/** How well a foreseen question fits a kind of question: −0.5 to 0.5, and 0 where the kind says nothing. */
export function kindFit(kind: AskKind, faq: Faq, ear: Ear): number {
  const kinds = kindsAsked(ear)(faq);
  let fit = 0;
  for (const [each, share] of kinds) fit += share * alike(kind, each);
  return fit - 0.5;
}

function alike(one: AskKind, other: AskKind): number {
  if (one === other) return 1;
  if (one === 'other' || other === 'other') return 0.5;
  return near.some((kinds) => kinds.includes(one) && kinds.includes(other)) ? 0.7 : 0;
}

function asksSomething(sentences: readonly Sentence[], { lexicon }: Ear): boolean {
  return sentences.some((sentence) => asksBack(sentence, lexicon) === 'question');
}

/** How far a foreseen question is of each kind, by its listed wordings; the shares add up to 1. */
const kindsAsked = onceFor((ear: Ear) =>
  onceFor(({ asked }: Faq): ReadonlyMap<AskKind, number> => {
    const kinds = new Map<AskKind, number>();
    for (const text of asked) {
      const written = writtenText(ear.sentencesIn(text), ear.lexicon);
      const shares = ear.readActs(written).filter(({ act }) => act === 'ask');
      const sum = shares.reduce((all, { share }) => all + share, 0) || 1;
      // "The button is broken" asks nothing, and is no answer to "what is the button?".
      const asks = asksSomething(ear.sentencesIn(text), ear) ? sum : 1;
      for (const { kind: full, share } of shares) {
        const aim = actKindOf(full);
        if (aim?.act === 'ask') kinds.set(aim.kind, (kinds.get(aim.kind) ?? 0) + share / asks / asked.length);
      }
    }
    return kinds;
  }),
);
