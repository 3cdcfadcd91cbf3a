/** A place in the program at which it can be made to end at once: before or behind what stands in a file. */
export type DyingPoint = {
  readonly name: string;
  /** What has to happen for the process to come there. */
  readonly by: 'message' | 'send' | 'reload' | 'migration';
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Only what keeps its data there comes to it. */
  readonly store?: 'sqlite' | 'postgresql';
};

type Place = Omit<DyingPoint, 'to'> & { readonly behind?: true };

const at = ({ behind, ...point }: Place): DyingPoint => {
  const die = `globalThis.dieAt?.('${point.name}');`;
  return { ...point, to: behind ? `${point.from} ${die}` : `${die} ${point.from}` };
};

const accept = 'src/engine/accept.ts';
const playTurn = 'src/engine/play-turn.ts';
const outbox = 'src/engine/outbox.ts';
const batch = 'src/storage/sqlite/write-batch.ts';
const transaction = 'src/storage/postgres/postgres-writer.ts';

/** In the order of a message's way; behind them what happens to all of them at once. */
export const dyingPoints: readonly DyingPoint[] = [
  at({ name: 'before a message is stored', by: 'message', file: accept, from: 'const stored = store.accept(input);' }),
  at({
    name: 'between what is written and its commit',
    by: 'message',
    file: batch,
    from: 'const results = batch.map(write);',
    behind: true,
    store: 'sqlite',
  }),
  at({
    name: 'behind a commit that nobody knows of',
    by: 'message',
    file: batch,
    from: "return { type: 'written', results, faults: [] };",
    store: 'sqlite',
  }),
  at({
    name: 'between what is written and the commit of its transaction',
    by: 'message',
    file: transaction,
    from: "await client.query('commit');",
    store: 'postgresql',
  }),
  at({
    name: 'behind a transaction that nobody knows of',
    by: 'message',
    file: transaction,
    from: 'return results;',
    store: 'postgresql',
  }),
  at({
    name: 'before a stored message is acknowledged',
    by: 'message',
    file: accept,
    from: 'const acceptance = await stored;',
    behind: true,
  }),
  at({ name: 'in a turn', by: 'message', file: playTurn, from: 'response = await within(longestTurn,' }),
  at({
    name: 'before a turn is committed',
    by: 'message',
    file: playTurn,
    from: 'const commitment = await store.commit(turn);',
  }),
  at({
    name: 'behind a turn that is committed',
    by: 'message',
    file: playTurn,
    from: "if (commitment.type === 'overtaken') return commitment;",
    behind: true,
  }),
  at({ name: 'before a send', by: 'send', file: outbox, from: 'const sent = await sender(item)' }),
  at({
    name: 'behind a send that is not on record',
    by: 'send',
    file: outbox,
    from: "if (sent.type === 'again' || sent.type === 'away') later(sent.at);",
  }),
  at({ name: 'behind a send on record', by: 'send', file: outbox, from: "if (sent.type !== 'sent') {" }),
  at({
    name: 'in a reload of content',
    by: 'reload',
    file: 'src/app/open-desk.ts',
    from: 'const next = content.version === current.content.version ? current : await learn(content);',
    behind: true,
  }),
  at({
    name: 'in a migration',
    by: 'migration',
    file: 'src/storage/sqlite/migrate.ts',
    from: 'for (const sql of migrations.slice(found).flat()) db.exec(sql);',
    behind: true,
    store: 'sqlite',
  }),
];
