import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDesk } from '../../../src/app/open-desk.ts';
import type { ConversationState } from '../../../src/domain/conversation/conversation.ts';
import { positionOf } from '../../../src/flows/position/plan-position.ts';
import { deskContent } from '../../play/desk-content.ts';
import { openPlainDesk, type PlainDesk, send } from '../../play/plain-desk.ts';

/**
 * First words, written before anybody looked at the content. The rows of `mend` were looked at while what reads openings
 * was built; those of `measure` only count. `told`: what is known from them, and with a minus what is not to be taken.
 */
const rows = readFileSync(join(import.meta.dirname, 'openings.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [kind = '', language = '', use = '', words = '', flow = '', step = '', told = '', both = ''] =
      line.split('\t');
    return { kind, language, use, words, flow, step, told: told === '' ? [] : told.split('; '), both: both.split('+') };
  });

type Row = (typeof rows)[number];

let opened: OpenDesk;
let desk: PlainDesk;

beforeAll(async () => {
  opened = await deskContent();
  desk = await openPlainDesk(opened.content, opened);
});

afterAll(() => desk.close());

let conversations = 0;

/** What the desk made of first words. */
async function madeOf({ words, language }: Row): Promise<ConversationState> {
  const conversation = `opening-${conversations++}`;
  await send(desk, conversation, { text: words }, undefined, language);
  const found = await desk.store.find(conversation);
  if (!found) throw new Error(`No conversation began with "${words}".`);
  return found.state;
}

/** Where a conversation stands, the steps its words led to, and what is known of it. */
function standing({ episode }: ConversationState) {
  const bundle = episode && opened.content.bundles[episode.plan.flow];
  if (!episode || !bundle) return { led: [], known: [] };
  const { plan } = episode;
  const { due, facts } = positionOf(bundle, plan);
  const answered = plan.trail.flatMap(({ path, reading }) => {
    const step = bundle.flows[plan.flow]?.steps.find(({ id }) => id === path);
    if (reading.type === 'already') return [`${path}=fine`];
    return reading.type === 'answered' ? [`${path}=${step?.answers[reading.answer]?.meaning}`] : [];
  });
  const landed = plan.trail.flatMap(({ path, reading }) => (reading.type === 'landed' ? [path] : []));
  return {
    led: [...landed, ...(due.type === 'open' ? [due.at.path] : [])],
    known: [...answered, ...Object.entries(facts).map(([fact, value]) => `${fact}=${value}`)],
  };
}

/** How many of some rows are as they should be, with those that are not. */
async function share(
  of: readonly Row[],
  isRight: (row: Row, state: ConversationState) => readonly boolean[],
): Promise<{ readonly share: number; readonly others: string }> {
  const judged = [];
  for (const row of of) judged.push({ row, right: isRight(row, await madeOf(row)) });
  const all = judged.flatMap(({ right }) => right);
  const others = judged.filter(({ right }) => right.includes(false)).map(({ row }) => row.words);
  return { share: all.filter(Boolean).length / all.length, others: others.join('\n') };
}

const isBegun = ({ flow, both }: Row, { episode }: ConversationState) =>
  episode !== undefined && (flow === '*' ? both.includes(episode.plan.flow) : episode.plan.flow === flow);

const isWrong = (row: Row, state: ConversationState) => state.episode !== undefined && !isBegun(row, state);

function shareTaken(of: readonly Row[]) {
  return share(of, ({ told }, state) =>
    told.filter((each) => !each.startsWith('-')).map((each) => standing(state).known.includes(each)),
  );
}

function shareClean(of: readonly Row[]) {
  return share(of, ({ told }, state) => [
    standing(state).known.every(
      (known) => told.includes(known) || /^(network|wifi|network-in-use|wifi-control)=/.test(known),
    ),
  ]);
}

it('what is told in German is taken, and nothing else', async () => {
  const telling = rows.filter(({ kind, language }) => kind === 'facts' && language === 'de');
  const taken = await shareTaken(telling);
  expect(taken.share, taken.others).toBeGreaterThanOrEqual(0.75);
  const clean = await shareClean(telling);
  expect(clean.share, clean.others).toBeGreaterThanOrEqual(0.85);
});

describe.each(['mend', 'measure'])('of first words to %s by', (use) => {
  const of = (...kinds: readonly string[]) => rows.filter((row) => row.use === use && kinds.includes(row.kind));

  it('what works is not read as what is broken', async () => {
    const wrong = await share(of('contrast'), (row, state) => [!isWrong(row, state)]);
    expect(wrong.share, wrong.others).toBeGreaterThanOrEqual(0.96);
    const right = await share(of('contrast'), (row, state) => [isBegun(row, state)]);
    expect(right.share, right.others).toBeGreaterThanOrEqual(0.79);
  });

  it('the cause is not read as the problem', async () => {
    const right = await share(of('cause'), (row, state) => [isBegun(row, state)]);
    expect(right.share, right.others).toBeGreaterThanOrEqual(0.8);
  });

  it('a long, chatty or angry message begins its flow', async () => {
    const wrong = await share(of('long'), (row, state) => [!isWrong(row, state)]);
    expect(wrong.share, wrong.others).toBeGreaterThanOrEqual(0.9);
    const right = await share(of('long'), (row, state) => [isBegun(row, state)]);
    expect(right.share, right.others).toBeGreaterThanOrEqual(0.75);
  });

  it('the step that is named comes first', async () => {
    const named = of('landing').filter(({ language }) => language === 'en');
    const right = await share(named, ({ step }, state) => [
      step === '*' ? state.episode !== undefined : step.split('|').some((each) => standing(state).led.includes(each)),
    ]);
    expect(right.share, right.others).toBeGreaterThanOrEqual(0.7);
  });

  it('what is told is taken, and nothing else', async () => {
    const telling = of('facts').filter(({ language }) => language === 'en');
    const taken = await shareTaken(telling);
    expect(taken.share, taken.others).toBeGreaterThanOrEqual(0.8);
    const clean = await shareClean(telling);
    expect(clean.share, clean.others).toBeGreaterThanOrEqual(0.85);
  });

  it('the problem told beside another one is remembered, unless it is its cause', async () => {
    const kept = await share(of('two'), (row, state) => [
      isBegun(row, state) && (state.later !== undefined || standing(state).led.some((path) => path.includes('/'))),
    ]);
    expect(kept.share, kept.others).toBeGreaterThanOrEqual(0.85);
  });
});

describe('two problems in one message', () => {
  const stateOf = async (conversation: string) => (await desk.store.find(conversation))?.state;
  const tell = (conversation: string, text: string) => send(desk, conversation, { text });
  const both = "the wifi doesn't connect. And my iphone doesn't charge with the cable.";

  it.each([
    ['was solved', ['no', 'yes, it works']],
    ['was left', ['never mind, leave it']],
    ['was to be handed over, and was left after all', ['I want to talk to a person', 'bot', 'never mind, leave it']],
  ])('are played one after the other where the first %s', async (how, turns) => {
    await tell(how, both);
    expect((await stateOf(how))?.episode?.plan.flow).toBe('wifi-not-working');
    for (const turn of turns) await tell(how, turn);
    expect((await stateOf(how))?.asked).toMatchObject({ type: 'later', problem: { intent: 'iphone-not-charging' } });
    await tell(how, 'yes please');
    const after = await stateOf(how);
    expect(after?.episode?.plan.flow).toBe('iphone-not-charging');
    expect(after?.later).toBeUndefined();
  });

  it('are forgotten once the second is not wanted', async () => {
    await tell('no', both);
    await tell('no', 'never mind, leave it');
    await tell('no', 'no thanks');
    const after = await stateOf('no');
    expect(after?.episode).toBeUndefined();
    expect(after?.asked).toBeUndefined();
    expect(after?.later).toBeUndefined();
  });
});
