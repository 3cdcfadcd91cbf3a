import { actKindOf, type KindOf } from '../../domain/content/acts.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { asksBack } from '../../interpretation/text/asks-back.ts';
import { type Segment, segmentsOf } from '../../interpretation/text/segments.ts';
import { type Sentence, sentencesOf, type WordToken, writtenWords } from '../../interpretation/text/sentences.ts';
import { writtenForm } from '../../interpretation/text/written-form.ts';

/** One thing that is asked. */
export type AskedQuestion = {
  /** Its words, without what was only told beside it. */
  readonly text: string;
  /** The sentence they stand in. */
  readonly within: string;
  /** The same words with what is told right before them in that sentence. */
  readonly behind?: string;
  readonly kind: KindOf<'ask'>;
  /** How clearly it is of that kind and no other, 0 to 1. */
  readonly clarity: number;
};

/**
 * What a clause asks, one after the other: "where is that, and will I lose anything" asks two things, "I've got the old
 * one, is it the same then" only what stands behind its comma. A clause without the form of a question asks as a whole.
 */
export function questionsIn(text: string, ear: Ear): readonly AskedQuestion[] {
  return sentencesOf(text, ear.lexicon).flatMap((sentence) =>
    partsAsking(sentence, ear).map(({ tokens, told }) => ({
      ...questionOf({ ...sentence, tokens, stops: new Set() }, sentence, ear),
      ...(told.length > 0 && { behind: writtenWords([...told, ...tokens]) }),
    })),
  );
}

/** A part of a sentence that asks, with the conditions that go with it, and the segment that is told before it. */
type AskingPart = { readonly tokens: WordToken[]; readonly told: readonly WordToken[] };

/** The parts of a sentence that have the form of a question. */
function partsAsking(sentence: Sentence, { lexicon }: Ear): readonly AskingPart[] {
  const segments = segmentsOf(sentence);
  const asks = ({ tokens }: Segment) =>
    asksBack({ ...sentence, tokens, stops: new Set(), asks: false }, lexicon) === 'question';
  const parts: AskingPart[] = [];
  let before: readonly WordToken[] = [];
  let told: readonly WordToken[] = [];
  for (const segment of segments) {
    const part = parts.at(-1);
    if (asks(segment)) {
      parts.push({ tokens: [...(parts.length === 0 ? before : []), ...segment.tokens], told });
      told = [];
    } else if (part) part.tokens.push(...segment.tokens);
    else if (segment.isCondition) before = [...before, ...segment.tokens];
    else {
      before = [];
      told = segment.tokens;
    }
  }
  return parts.length > 0 ? parts : [{ tokens: [...sentence.tokens], told: [] }];
}

function questionOf(part: Sentence, { text: within }: Sentence, ear: Ear): AskedQuestion {
  const asked = ear.readActs(writtenForm(part, 'question')).filter(({ act }) => act === 'ask');
  const sum = asked.reduce((all, { share }) => all + share, 0) || 1;
  const top = asked.reduce((most, each) => (each.share > most.share ? each : most), asked[0] ?? none);
  const aim = actKindOf(top.kind);
  return {
    text: writtenWords(part.tokens),
    within,
    kind: aim?.act === 'ask' ? aim.kind : 'other',
    clarity: top.share / sum,
  };
}

const none = { kind: 'ask.other', share: 0 };
