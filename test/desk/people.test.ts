import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import type { Reply } from '../../src/domain/conversation/reply.ts';
import { deskContent } from '../play/desk-content.ts';
import { type PlainStage, plainStage } from '../play/plain-stage.ts';

/** One person of test/people. */
type Person = {
  readonly name: string;
  readonly opening: string;
  readonly flow: string;
  readonly ends: 'resolved' | 'person';
  /** The step that solves it. */
  readonly by?: string;
  /** The answers that are true, by step. */
  readonly truth: Readonly<Record<string, string>>;
  /** What they say when a step asks, checks or has sent them away. */
  readonly says: Readonly<Record<string, readonly string[]>>;
};

/** How a conversation went. */
type Ending = {
  readonly name: string;
  readonly isRight: boolean;
  /** What they said beyond the opening and their own lines: a yes to "is that what you mean?", a button's words. */
  readonly unprepared: number;
  /** Answers on record that are not true. */
  readonly untrue: readonly string[];
  readonly transcript: readonly string[];
};

const folder = join(import.meta.dirname, '../people');
const people = readdirSync(folder)
  .filter((file) => file.endsWith('.yml'))
  .sort()
  .map((file) => ({ name: file.replace('.yml', ''), ...parse(readFileSync(join(folder, file), 'utf8')) }) as Person);

let desk: OpenDesk;
let place: string;
let endings: readonly Ending[];

beforeAll(async () => {
  desk = await deskContent();
  place = mkdtempSync(join(tmpdir(), 'fixpath-people-'));
  endings = await Promise.all(people.map(talk));
}, 120_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** What went wrong, to be read where a test fails. */
const told = (some: readonly Ending[]): string =>
  some.map(({ name, transcript }) => [`# ${name}`, ...transcript].join('\n')).join('\n\n');

it('lets at least ten of twelve people end rightly, whatever they say in between', () => {
  const wrong = endings.filter(({ isRight }) => !isRight);
  expect(endings.length).toBe(12);
  expect(wrong.length, told(wrong)).toBeLessThanOrEqual(2);
});

it('puts down no answer that is not true', () => {
  const lying = endings.filter(({ untrue }) => untrue.length > 0);
  expect(
    lying.flatMap(({ untrue }) => untrue),
    told(lying),
  ).toEqual([]);
});

it('makes half of them say at most two things that they had not meant to say', () => {
  const extra = endings.map(({ unprepared }) => unprepared).toSorted((a, b) => a - b);
  expect(extra[Math.floor(extra.length / 2)], told(endings)).toBeLessThanOrEqual(2);
});

/** Plays one person to the end. */
async function talk(person: Person): Promise<Ending> {
  const stage = plainStage(desk, place, person.name);
  const left = new Map(Object.entries(person.says).map(([key, lines]) => [key, [...lines]]));
  const transcript: string[] = [];
  let last: Reply | undefined;
  let turns = 0;
  let end: 'resolved' | 'person' | undefined;
  const say = async (text: string) => {
    turns++;
    transcript.push(`› ${text}`);
    for (const { reply } of await stage.say(text)) {
      transcript.push(`  ${reply.kind} ${reply.step ?? ''}: ${reply.text.replaceAll('\n', ' ')}`);
      if (reply.kind === 'outcome') end = reply.outcome === 'resolved' ? 'resolved' : end;
      if (reply.kind === 'handoff') end = 'person';
      if (reply.kind !== 'say') last = reply;
    }
  };
  await stage.greeting();
  await say(person.opening);
  while (!end && turns < 25) await say(await next(stage, person, last, left));
  const ledger = await stage.ledger();
  const rows = ledger?.rows ?? [];
  const untrue = rows.flatMap(({ step, answer }) => {
    const truth = person.truth[step];
    return answer !== undefined && truth !== undefined && answer !== truth ? [`${person.name}: ${step} ${answer}`] : [];
  });
  await stage.close();
  const lines = Object.values(person.says).flat().length - [...left.values()].flat().length;
  const isSolved =
    person.by === undefined || rows.some(({ step, result }) => step === person.by && result === 'solved');
  const isRight = end === person.ends && ledger?.flow === person.flow && isSolved;
  return { name: person.name, isRight, unprepared: turns - 1 - lines, untrue, transcript };
}

/** What the person says next. */
async function next(
  stage: PlainStage,
  { name, flow, ends, by, truth }: Person,
  last: Reply | undefined,
  left: ReadonlyMap<string, string[]>,
): Promise<string> {
  const state = (await stage.desk().store.find(`terminal:${name}`))?.state;
  const asked = state?.asked;
  if (asked?.type === 'confirm') {
    const { path, reading } = asked;
    const label = desk.content.flows[flow]?.steps.find(({ id }) => id === path)?.answers;
    if (reading.type === 'answered') return label?.[reading.answer]?.label === truth[path] ? 'yes' : 'no';
    return (reading.type === 'solved') === (path === by) ? 'yes' : 'no';
  }
  if (asked?.type === 'intents') {
    const at = asked.intents.indexOf(flow);
    if (at < 0) return 'none of these';
    return asked.intents.length === 1 ? 'yes' : (['the first', 'the second', 'the third'][at] ?? 'none of these');
  }
  if (asked?.type === 'person') return ends === 'person' ? 'yes please' : 'no thanks';
  if (asked) return 'no';
  const step = last?.step ?? '';
  const key = last?.kind === 'question' ? step : last?.kind === 'check' ? `${step} check` : `${step} parked`;
  const prepared = left.get(key)?.shift();
  if (prepared !== undefined) return prepared;
  if (last?.kind === 'question') return truth[step]?.toLowerCase() ?? 'not sure';
  if (last?.kind === 'check') return step === by ? 'yes it works now' : 'no, still the same';
  return "i'm back";
}
