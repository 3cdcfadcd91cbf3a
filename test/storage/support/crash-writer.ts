import { openSqliteStore } from '../../../src/storage/sqlite-store.ts';
import { sampleInput } from './sample-input.ts';
import { sampleReply, sampleTurn } from './sample-turn.ts';

// Run by crash.test.ts as a process of its own: moves eight conversations until it is killed, and prints a line for
// each promise that was fulfilled. The argument is the folder.
const [, , folder] = process.argv;
if (!folder) throw new Error('Name the folder of the database.');
const store = await openSqliteStore({ folder });

async function move(conversation: string): Promise<never> {
  for (let n = 0; ; n++) {
    const id = `${conversation}-${n}`;
    await store.accept(sampleInput(conversation, { id }));
    process.stdout.write(`accepted ${id}\n`);
    const revision = (await store.find(conversation))?.revision ?? 0;
    const entries = [sampleReply(id, 1), sampleReply(id, 2)];
    await store.commit(sampleTurn(conversation, id, { revision, entries }));
    process.stdout.write(`committed ${id}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, index) => move(`c${index}`)));
