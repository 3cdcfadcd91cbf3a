import { type Heard, hearReply } from '../../desk/listening/hear.ts';
import type { Content } from '../../domain/content/content.ts';
import type { Classifier } from '../../domain/ports/classifier.ts';
import { exactReply } from '../../flows/interpret/exact-reply.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { actOfReading } from './act-of-reading.ts';
import { type AskedReply, placeOf } from './asked-reply.ts';

/** What a reply is heard with: the content as it is spoken, and a classifier and an ear for the reply's language. */
export type HeardWith = {
  readonly spoken: Content;
  readonly classifier: Classifier;
  /** Undefined if the desk has no words for the language. */
  readonly ear: Ear | undefined;
};

/** How the desk hears a reply at its step: as a button's words, or by listening. */
export function hearAsked(asked: AskedReply, { spoken, classifier, ear }: HeardWith): Heard | undefined {
  const said = placeOf(asked, spoken, classifier);
  const exact = exactReply(said.open, asked.reply, spoken.phrases, ear?.lexicon.words.thumbs);
  return exact ? actOfReading(exact) : ear && hearReply(asked.reply, said, ear);
}
