import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Reply } from '../../../src/domain/conversation/reply.ts';
import { deskContent } from '../../play/desk-content.ts';
import { openPlainDesk, type PlainDesk, repliesTo } from '../../play/plain-desk.ts';

type Lists = { readonly elsewhere: readonly string[]; readonly ours: readonly Readonly<Record<string, string>>[] };

// Our own file.
const lists = parse(readFileSync(join(import.meta.dirname, 'near-strangers.yml'), 'utf8')) as Readonly<
  Record<'shown' | 'kept', Lists>
>;
const opened = await deskContent();
const { content } = opened;
let desk: PlainDesk;

beforeAll(async () => {
  desk = await openPlainDesk(content, opened);
});
afterAll(() => desk.close());

const begunFlow = (replies: readonly Reply[]) => replies.find(({ flow }) => flow !== undefined)?.flow;
const isReferred = (replies: readonly Reply[]) =>
  Object.values(content.elsewhere?.help ?? {}).some(({ say }) => replies.some(({ text }) => text.startsWith(say)));

/** The texts of which something is not true. */
async function failing(texts: readonly string[], isTrue: (text: string) => Promise<boolean>): Promise<string[]> {
  const failed: string[] = [];
  for (const text of texts) if (!(await isTrue(text))) failed.push(text);
  return failed;
}

describe('what is about another device, account or matter', () => {
  it.each(['shown', 'kept'] as const)('begins a flow in at most one sentence of ten, %s', async (set) => {
    const { elsewhere } = lists[set];
    const begun = await failing(elsewhere, async (text) => begunFlow(await repliesTo(desk, text)) === undefined);
    expect(begun.length / elsewhere.length, begun.join(' | ')).toBeLessThanOrEqual(0.1);
  });

  it.each(['shown', 'kept'] as const)('is told who helps in at least eight sentences of ten, %s', async (set) => {
    const { elsewhere } = lists[set];
    const left = await failing(elsewhere, async (text) => isReferred(await repliesTo(desk, text)));
    expect(left.length / elsewhere.length, left.join(' | ')).toBeLessThanOrEqual(0.2);
  });

  it('is told who helps in the middle of a flow as well, and the question stands again', async () => {
    const conversation = 'terminal:middle';
    await repliesTo(desk, 'photos not uploading', conversation);
    const replies = await repliesTo(desk, 'my iPad is frozen', conversation);
    expect(isReferred(replies)).toBe(true);
    expect(replies.at(-1)).toMatchObject({ kind: 'question', flow: 'icloud-photos-not-syncing' });
  });
});

describe('what only mentions another device', () => {
  it.each(['shown', 'kept'] as const)('begins or is offered its flow in at least 90 %, %s', async (set) => {
    const rows = lists[set].ours.flatMap(Object.entries<string>);
    const missed = await failing(
      rows.map(([, text]) => text),
      async (text) => {
        const flow = rows.find((row) => row[1] === text)?.[0] ?? '';
        const replies = await repliesTo(desk, text);
        return begunFlow(replies) === flow || replies.at(-1)?.intents?.includes(flow) === true;
      },
    );
    expect(missed.length / rows.length, missed.join(' | ')).toBeLessThanOrEqual(0.1);
  });

  it('is never referred elsewhere where it is a holdout of a flow', async () => {
    const holdouts = [content, ...Object.values(content.languages)]
      .flatMap(({ examples }) => examples.holdouts)
      .filter(({ intent }) => content.flows[intent]);
    const referred = await failing(
      holdouts.map(({ text }) => text),
      async (text) => !isReferred(await repliesTo(desk, text)),
    );
    expect(referred).toEqual([]);
  });
});
