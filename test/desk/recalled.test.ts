import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import { recallRetired } from '../../src/desk/jobs/recall-retired.ts';
import type { Content } from '../../src/domain/content/content.ts';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import type { AgentMove } from '../../src/domain/conversation/input.ts';
import { deskContent } from '../play/desk-content.ts';
import { contentIn, writeEdited } from '../play/edited-content.ts';
import { openPlainDesk, type PlainDesk, send } from '../play/plain-desk.ts';

const photos = 'icloud-photos-not-syncing';
const mended = 'Leave your account alone, and switch it on.';
let old: OpenDesk;
let safe: Content;
let desk: PlainDesk;

beforeAll(async () => {
  old = await deskContent();
  const folder = await mkdtemp(join(tmpdir(), 'fixpath-recalled-'));
  await writeEdited(folder, photos, (flow) => ({
    ...flow,
    steps: { ...flow.steps, 'sync-switch': { ...flow.steps['sync-switch'], fix: mended } },
  }));
  safe = await contentIn(folder);
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  desk = await openPlainDesk(old.content, old);
  onTestFinished(() => desk.close());
});

const say = (text: string, conversation = 'c'): Promise<readonly Entry[]> => send(desk, conversation, { text });
const names = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ body }) => (body.kind === 'reply' ? [`${body.reply.kind} ${body.reply.step ?? ''}`.trim()] : []));
const textOf = (entries: readonly Entry[]): string =>
  entries.map(({ body }) => (body.kind === 'reply' ? body.reply.text : '')).join('\n');
const word = () => old.content.phrases.says.recalled[0];

/** The desk of the mended content, or of that without the flow, which recalls the earlier flow. */
function recalling(content: Content): Content {
  return { ...content, desk: { ...content.desk, retired: [old.content.bundles[photos]?.hash ?? ''] } };
}
function withoutPhotos({ flows: { [photos]: _, ...flows }, bundles: { [photos]: __, ...bundles }, ...rest }: Content) {
  return recalling({ ...rest, flows, bundles });
}

/** What the bot says by itself at the start of a content that recalls. */
async function recall(content: Content, conversation = 'c'): Promise<readonly Entry[]> {
  desk.content = content;
  const { store, engine, log } = desk;
  const before = (await store.find(conversation))?.head ?? 0;
  await recallRetired(content.desk.retired, { store, accept: engine.accept, destinationOf: () => undefined, log });
  await engine.idle();
  return store.read(conversation, before, 100);
}

async function toTheFix(): Promise<readonly Entry[]> {
  await say('photos not uploading');
  await say('same');
  return say("No, it's off");
}

it('tells who has got the harmful fix at once, gives the mended one, and counts no button of before', async () => {
  const buttons = (await toTheFix()).at(-1);
  const told = await recall(recalling(safe));
  expect(names(told)).toEqual(['fix sync-switch', 'check sync-switch']);
  expect(textOf(told)).toContain(word());
  expect(textOf(told)).toContain(mended);
  const tap = { reply: buttons?.id ?? '', pick: 'solved' };
  expect(names(await send(desk, 'c', { text: 'Yes, it works', tap }))).toEqual(['check sync-switch']);
  expect(names(await say('no change'))).toEqual(['question connection']);
});

it('tells each once, however often the server starts, and nobody who is in no such flow', async () => {
  await toTheFix();
  await say('wifi not working', 'other');
  expect(names(await recall(recalling(safe)))).not.toEqual([]);
  expect(await recall(recalling(safe))).toEqual([]);
  expect(await recall(recalling(safe), 'other')).toEqual([]);
  expect(textOf(await say('no change'))).not.toContain(word());
});

it('tells whoever was with a human meanwhile when the bot goes on with them', async () => {
  await toTheFix();
  await say('talk to a person');
  expect(names(await recall(recalling(safe)))).toEqual([]);
  const back = await say('talk to the bot again');
  expect(textOf(back)).toContain(word());
  expect(textOf(back)).toContain(mended);
});

it('tells whoever an agent hands back to the bot', async () => {
  await toTheFix();
  await say('talk to a person');
  desk.content = recalling(safe);
  const [handoff] = await desk.store.handoffs(['requested']);
  const moves = async (move: AgentMove): Promise<readonly Entry[]> => {
    const body = { type: 'agent-moves', handoff: handoff?.id ?? '', move } as const;
    const from = { id: 'agent-1', name: 'Bo' };
    const { id } = await desk.engine.accept({
      conversation: 'c',
      key: move.type,
      by: 'agent',
      from,
      body,
      answerBy: 'log',
      channel: 'terminal',
    });
    return (await desk.engine.replies('c', id, 10_000)) ?? [];
  };
  await moves({ type: 'claim' });
  const back = await moves({ type: 'hand-back' });
  expect(textOf(back)).toContain(word());
  expect(textOf(back)).toContain(mended);
});

it('gives the mended fix to who comes back from the harmful one', async () => {
  await say('photos not uploading');
  for (const text of ['same', 'on', 'yes on wifi', 'no', "no, there's room", "it's off", 'synced', 'green', 'not yet'])
    await say(text);
  expect(names(await say('hi again'))).toEqual(['check restart']);
  desk.content = recalling(safe);
  expect(names(await say('no change'))).toEqual(['fix restart', 'notice restart']);
});

it('tells whoever looks at another problem, once that is over and the harmful fix would come back', async () => {
  await toTheFix();
  expect(names(await say("my phone won't charge"))).toEqual(['offer']);
  await say('yes');
  await say('it stops at 80');
  expect(names(await recall(recalling(safe)))).toEqual([]);
  const back = await say('yes');
  expect(names(back)).toEqual(['outcome charge-limit', 'fix sync-switch', 'check sync-switch']);
  expect(textOf(back)).toContain(word());
  expect(textOf(back)).toContain(mended);
});

it('offers a person where the flow is gone as well', async () => {
  await toTheFix();
  const told = await recall(withoutPhotos(old.content));
  expect(names(told)).toEqual(['apology']);
  expect(textOf(told)).toContain(word());
  expect(names(await say('yes'))).toEqual(['handoff']);
});

it('does not pick up with a recalled flow what is back again', async () => {
  await toTheFix();
  await say('works now');
  desk.content = recalling(safe);
  expect(textOf(await say("it's back"))).not.toContain(old.content.phrases.says.reopened[0]);
});
