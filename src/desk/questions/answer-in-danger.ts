import { type KindOf, kindsOf } from '../../domain/content/acts.ts';
import type { Faq } from '../../domain/content/flow.ts';
import type { Urgent } from '../../domain/content/urgent.ts';
import { onceFor } from '../../domain/once-for.ts';
import { remembered } from '../../domain/remembered.ts';
import { drawPathsIn } from '../../flows/replies/draw-path.ts';
import { paragraphs } from '../../flows/replies/join-paragraphs.ts';
import { actReader, learnActs } from '../../interpretation/acts/act-reader.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { sentencesOf } from '../../interpretation/text/sentences.ts';
import { writtenOf } from '../../interpretation/text/written-form.ts';
import type { TurnContext } from '../turn-context.ts';
import { resemblance } from './resemblance.ts';

type Danger = KindOf<'urgent'>;

/** Dangers to what is on a device, and to nobody. */
export const losses: readonly Danger[] = ['erasing', 'deleted', 'deleting-chats'];

/** Dangers that harm nobody: a person is offered, and whoever would rather go on does. */
export const ofThings: readonly Danger[] = ['water', ...losses];

/** The danger of that name; undefined for none, and for one that an earlier version knew. */
export function dangerNamed(name: string | undefined): Danger | undefined {
  return kindsOf.urgent.find((kind) => kind === name);
}

/** How much the resemblance to one listed wording adds to what all wordings of an entry together say for it. */
const byWording = 0.5;

/** Minimum share of an entry none of whose words are said: what sounds alike may still be meant. */
const sureUnlike = 0.8;

/** How many things of one message are answered. */
const mostAnswered = 2;

/**
 * What is said to words that ask or tell something after an alarm: "should I call 112?", "it's out now, I'm outside".
 *
 * @param least minimum fit, 0 to 1.5: the share of all entries' belief that one has, and half its resemblance
 * @returns undefined where nothing listed fits that well, or nothing is listed in the person's language
 */
export function answerInDanger(
  { text, content: { urgent }, ear }: Pick<TurnContext, 'text' | 'content' | 'ear'>,
  kind: Danger,
  least: number,
): string | undefined {
  if (!urgent || !ear) return undefined;
  const find = finderIn(ear)(urgent)(kind);
  // "I'm outside. Should I call now?" is two things.
  const parts = sentencesOf(text, ear.lexicon).map((sentence) => sentence.text);
  const fits = (part: string) => [find(part)].filter((found) => found !== undefined && found.fit >= least);
  const found = parts.length > 1 ? parts.flatMap(fits) : [];
  const said = (found.length > 0 ? found : fits(text)).map((each) => each?.say ?? '');
  return said.length === 0 ? undefined : drawPathsIn(paragraphs(...[...new Set(said)].slice(0, mostAnswered)));
}

/** The entry that fits words best, and how well: 0 to 1.5. */
type Found = { readonly fit: number; readonly say: string };

/**
 * What is listed for a danger to what people say after its alarm. The entries are few and everybody asks in their own
 * words, so they are learned like acts: at the first question after an alarm of the kind, in a third of a second.
 */
const finderIn = onceFor((ear: Ear) =>
  onceFor((urgent: Urgent) =>
    remembered(kindsOf.urgent.length, (kind: string): ((text: string) => Found | undefined) => {
      const entries = entriesOf(urgent, dangerNamed(kind));
      const written = (text: string) => writtenOf(text, ear.lexicon);
      const rows = entries.flatMap(({ asked }, at) => asked.map((text) => ({ kind: `${at}`, text: written(text) })));
      if (rows.length === 0) return () => undefined;
      const read = actReader(learnActs(rows));
      return (text) =>
        read(written(text)).reduce<Found | undefined>((best, { kind: at, share }) => {
          const faq = entries[Number(at)];
          if (!faq) return best;
          const like = resemblance(text, faq, ear);
          // What shares no word with any wording is only the least unlikely.
          if (like === 0 && share < sureUnlike) return best;
          const fit = share + byWording * like;
          return best && best.fit >= fit ? best : { fit, say: faq.say };
        }, undefined);
    }),
  ),
);

function entriesOf({ advice, faq }: Urgent, kind: Danger | undefined): readonly Faq[] {
  if (kind === undefined) return [];
  const own = advice[kind].faq ?? [];
  if (ofThings.includes(kind)) return own;
  // The danger's own answer stands before the one to all dangers.
  const listed = new Set(own.flatMap(({ asked }) => asked));
  return [...own, ...faq.map((each) => ({ ...each, asked: each.asked.filter((text) => !listed.has(text)) }))];
}
