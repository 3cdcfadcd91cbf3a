import fc from 'fast-check';
import type { OpenDesk } from '../../../src/app/open-desk.ts';
import type { Heard, Walk } from './walk.ts';

/** Something a person does; what it comes to depends on where the conversation stands. */
export type Move =
  | { readonly type: 'tap'; readonly which: number }
  | { readonly type: 'stale-tap'; readonly reply: number; readonly which: number }
  /** One of the sayings of the open question. */
  | { readonly type: 'answer'; readonly which: number; readonly saying: number }
  /** Something the flow that is being played would like to know, unasked. */
  | { readonly type: 'volunteer'; readonly which: number }
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'wait'; readonly hours: number };

const small = fc.nat({ max: 40 });

/** All a person might do on this desk, answers more often than the rest. */
export function anyMove({ content }: Pick<OpenDesk, 'content'>): fc.Arbitrary<Move> {
  const { hears } = content.phrases;
  const steps = Object.values(content.flows).flatMap((flow) => flow.steps);
  const given = steps.flatMap(({ answers }) => answers.flatMap(({ unasked }) => unasked));
  const symptoms = steps.flatMap((step) => step.symptoms);
  const facts = ['actually I am on wifi', "I'm on 5G now", 'no wifi here'];
  const commands = ['help', 'why', 'back', 'start over', 'bot', 'skip', 'not sure', 'already did that'];
  const checks = [...hears.solved, ...hears['no-effect'], ...hears['could-not'], ...hears['not-yet'], ...hears.ok];
  const noise = [
    'asdf qwer',
    '😀',
    '...',
    'my dishwasher leaks',
    'x '.repeat(1_500),
    '',
    '1',
    'constructor',
    '{title}',
  ];
  const said = (texts: readonly string[]): fc.Arbitrary<Move> =>
    fc.constantFrom(...texts).map((text) => ({ type: 'say', text }));
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ type: fc.constant('tap'), which: small }) as fc.Arbitrary<Move> },
    {
      weight: 6,
      arbitrary: fc.record({ type: fc.constant('answer'), which: small, saying: small }) as fc.Arbitrary<Move>,
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('stale-tap'), reply: small, which: small }) as fc.Arbitrary<Move>,
    },
    { weight: 4, arbitrary: fc.record({ type: fc.constant('volunteer'), which: small }) as fc.Arbitrary<Move> },
    { weight: 4, arbitrary: said(checks) },
    { weight: 3, arbitrary: said(commands) },
    { weight: 2, arbitrary: said(given) },
    { weight: 1, arbitrary: said(symptoms) },
    { weight: 1, arbitrary: said(facts) },
    { weight: 1, arbitrary: said(noise) },
    { weight: 1, arbitrary: said([...hears.yes, ...hears.no, ...hears.first, ...hears.temper]) },
    { weight: 1, arbitrary: fc.constantFrom(1, 13, 50).map((hours): Move => ({ type: 'wait', hours })) },
  );
}

/** How a conversation may begin. */
export function anyOpening({ content }: Pick<OpenDesk, 'content'>): fc.Arbitrary<string> {
  const titles = Object.values(content.flows).map(({ title }) => title);
  const steps = Object.values(content.flows).flatMap((flow) => flow.steps);
  return fc.constantFrom('photos not uploading', ...titles, ...steps.flatMap(({ symptoms }) => symptoms));
}

/** Makes a move; gives what the bot says to it, nothing where nothing can be done. */
export async function make(walk: Walk, move: Move): Promise<readonly Heard[] | undefined> {
  switch (move.type) {
    case 'say':
      return walk.say(move.text);
    case 'tap': {
      const open = walk.shown.find(({ id }) => id === walk.state().openReply);
      return open && tap(walk, open, move.which);
    }
    case 'stale-tap': {
      const old = walk.shown.filter(({ id, reply }) => id !== walk.state().openReply && reply.choices?.length);
      const at = old[move.reply % Math.max(1, old.length)];
      return at && tap(walk, at, move.which);
    }
    case 'answer': {
      const due = walk.running()?.standing.due;
      const answers = due?.type === 'open' ? due.at.step.answers : [];
      const answer = answers[move.which % Math.max(1, answers.length)];
      const ways = answer ? [answer.label, ...answer.also] : [];
      const text = ways[move.saying % Math.max(1, ways.length)];
      return text === undefined ? undefined : walk.say(text);
    }
    case 'volunteer': {
      const due = walk.running()?.standing.due;
      const steps = due?.type === 'open' ? due.at.flow.steps : [];
      const given = steps.flatMap(({ answers }) => answers.flatMap(({ unasked }) => unasked));
      const text = given[move.which % Math.max(1, given.length)];
      return text === undefined ? undefined : walk.say(text);
    }
    case 'wait':
      walk.wait(move.hours);
      return undefined;
  }
}

function tap(walk: Walk, { id, reply }: Heard, which: number): Promise<readonly Heard[]> | undefined {
  const choices = (reply.choices ?? []).filter(({ pick }) => pick !== 'person');
  const choice = choices[which % Math.max(1, choices.length)];
  return choice && walk.say(choice.label, { reply: id, pick: choice.pick });
}
