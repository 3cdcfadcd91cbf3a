import type { Elsewhere } from '../../domain/content/elsewhere.ts';
import type { Step } from '../../domain/content/flow.ts';
import { onceFor } from '../../domain/once-for.ts';
import type { Understanding } from '../../domain/understanding/verdict.ts';
import { drawPathsIn } from '../../flows/replies/draw-path.ts';
import { devicesIn, type Subject, subjectOf } from '../../interpretation/acts/elsewhere-in.ts';
import { sayingsOfAnswer } from '../../interpretation/context.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { clausesOf } from '../../interpretation/opening/clauses-of.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import type { FirstWords, TurnContext } from '../turn-context.ts';

/** Who helps with a device or matter that is not the desk's; undefined if its content does not say. */
export function referElsewhere({ content }: TurnContext, kind: string): string | undefined {
  const referral = content.elsewhere?.help[kind];
  if (!referral) return undefined;
  const said = drawPathsIn(referral.say);
  return referral.link === undefined ? said : `${said} [${linkText(referral.link)}](${referral.link})`;
}

/** A link's address as people say it: without the protocol. */
function linkText(link: string): string {
  return link.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}

/** What is not this desk's, in the person's language. */
export function elsewhereOf({ content, detected }: FirstWords): Elsewhere | undefined {
  return ((detected && content.languages[detected.language]) ?? content).elsewhere;
}

/**
 * Whose device is broken by a message's words; undefined where they do not say, where content has no names, or where a
 * flow that may well fit looks at that device as well.
 */
export function brokenThing(context: FirstWords): Subject | undefined {
  return readSubject(context).subject;
}

/** Read once a turn, however often it is asked for. */
const readSubject = onceFor((context: FirstWords) => ({ subject: subjectIn(context) }));

function subjectIn(context: FirstWords): Subject | undefined {
  const { content, classifier, ear, text } = context;
  const elsewhere = elsewhereOf(context);
  const subject = ear && elsewhere && subjectBeside(context, elsewhere, ear);
  if (subject?.type !== 'elsewhere' || subject.isOwner) return subject;
  const { verdict } = classifier.understand(text);
  const likely = verdict.type === 'sure' ? [verdict.intent] : verdict.type === 'torn' ? verdict.between : [];
  return likely.some((intent) => content.flows[intent]?.alsoOn?.includes(subject.kind)) ? undefined : subject;
}

/** What is broken; what only the cause names is not: "after I changed my password the photos don't sync". */
function subjectBeside({ text, classifier, content }: FirstWords, elsewhere: Elsewhere, ear: Ear): Subject | undefined {
  const subject = subjectOf(text, elsewhere, ear);
  if (subject?.type !== 'elsewhere') return subject;
  const clauses = clausesOf(text, ear);
  const told = clauses
    .filter(({ kind }) => kind !== 'cause')
    .map((clause) => clause.text)
    .join(', ');
  if (told === '' || clauses.every(({ kind }) => kind !== 'cause')) return subject;
  const { verdict } = classifier.understand(told);
  const isOurs = verdict.type === 'sure' && content.flows[verdict.intent] !== undefined;
  return isOurs ? subjectOf(told, elsewhere, ear) : subject;
}

/**
 * A message understood without what it says about other devices, if that makes a problem more certain; computed once a
 * turn.
 */
export const understandOurs = onceFor(understoodOurs);

function understoodOurs(context: FirstWords): Understanding {
  const { classifier, content, text } = context;
  const whole = classifier.understand(text);
  const subject = brokenThing(context);
  if (!subject || subject.type === 'elsewhere' || subject.words === text) return whole;
  const own = classifier.understand(subject.words);
  const isSure = own.verdict.type === 'sure' && content.flows[own.verdict.intent] !== undefined;
  return isSure || (whole.verdict.type === 'lost' && own.verdict.type === 'torn') ? own : whole;
}

/**
 * Other devices that belong to the problem: those that the open flow looks at as well, and those that the open step
 * mentions, as in "does another device get online?".
 */
export function devicesOpen({ open }: Pick<CurrentPlan, 'open'>, elsewhere: Elsewhere, ear: Ear): readonly string[] {
  const { flow, step } = open.at;
  return [...(flow.alsoOn ?? []), ...devicesOf(ear)(elsewhere)(step).kinds];
}

/** The other devices that a step mentions in its question, its fix or its answers' sayings; computed once. */
const devicesOf = onceFor((ear: Ear) =>
  onceFor((elsewhere: Elsewhere) =>
    onceFor(({ ask, how, fix, answers }: Step) => {
      const texts = [ask, how, fix, ...answers.flatMap(sayingsOfAnswer)];
      const named = [...new Set(texts.flatMap((text) => (text ? devicesIn(text, elsewhere, ear) : [])))];
      // "A computer, a TV or somebody else's phone" stands for any device.
      const all = Object.entries(elsewhere.help).flatMap(([kind, { names }]) => (names.length > 0 ? [kind] : []));
      return { kinds: named.length > 1 ? all : named };
    }),
  ),
);
