import { expect, it } from 'vitest';
import type { Handoff } from '../../../src/domain/handoff/handoff.ts';
import type { Store } from '../../../src/domain/ports/store.ts';
import { sampleHandoff } from '../support/sample-handoff.ts';
import { sampleInput } from '../support/sample-input.ts';
import { sampleReply, sampleTurn } from '../support/sample-turn.ts';

const person = { id: 'dl_eva', name: 'Eva Müller', mail: 'eva@example.org' };
const handoffOf = (conversation: string, change: Partial<Handoff> = {}): Handoff =>
  sampleHandoff(conversation, { id: `${conversation}.h`, person, ...change });

export function promiseSearch(open: () => Promise<Store>): void {
  /** A conversation in which this was said before it was handed over. */
  const handedOver = async (store: Store, conversation: string, text: string, change: Partial<Handoff> = {}) => {
    await store.accept(sampleInput(conversation, { id: `${conversation}-i`, body: { type: 'message', text } }));
    const handoffs = [handoffOf(conversation, change)];
    await store.commit(sampleTurn(conversation, `${conversation}-i`, { handoffs }));
  };
  const ids = async (store: Store, words: string) => (await store.search(words, 10)).map(({ handoff }) => handoff);

  it('finds a handoff by what was said, who it is, and the ledger, by beginnings and without accents, the last said first', async () => {
    const store = await open();
    await handedOver(store, 'a', 'the printer prints stripes');
    await handedOver(store, 'b', 'the printer is silent', {
      problem: 'nothing comes out',
      ledger: {
        flow: 'printing',
        title: 'Printer that is silent',
        opening: '',
        facts: [],
        rows: [{ flow: 'printing', step: 'ink', title: 'Ink cartridge', result: 'fine', words: 'quite full' }],
      },
    });
    expect(await ids(store, 'printer')).toEqual(['b.h', 'a.h']);
    expect(await ids(store, 'PRINT stri')).toEqual(['a.h']);
    expect(await ids(store, 'muller')).toEqual(['b.h', 'a.h']);
    expect(await ids(store, 'eva@example.org cartridge')).toEqual(['b.h']);
    expect(await ids(store, 'quite')).toEqual(['b.h']);
    expect(await ids(store, 'printer scanner')).toEqual([]);
    expect((await store.search('stripes', 10))[0]?.found).toEqual(['the printer prints ', 'stripes', '']);
    expect(await store.search('printer', 1)).toHaveLength(1);
  });

  it('finds what an agent said and noted since, and what the person says while it is open, but not what the bot says to anybody', async () => {
    const store = await open();
    await handedOver(store, 'a', 'my photos are gone', { state: 'claimed' });
    await store.accept(sampleInput('a', { id: 'more', body: { type: 'message', text: 'they were in Lisbon' } }));
    const agent = { id: 'desk-a', name: 'Anna' };
    await store.commit(
      sampleTurn('a', 'more', {
        revision: 1,
        openHandoff: 'a.h',
        entries: [
          sampleReply('more', 1, 'Is it plugged in?'),
          { ...sampleReply('more', 2, 'Look into the trash'), by: 'agent', from: agent },
        ],
      }),
    );
    expect(await ids(store, 'lisbon')).toEqual(['a.h']);
    expect(await ids(store, 'trash')).toEqual(['a.h']);
    expect(await ids(store, 'plugged')).toEqual([]);
  });

  it('finds nothing in what was never handed over, and takes whatever is typed for words', async () => {
    const store = await open();
    await store.accept(sampleInput('c', { id: 'i', body: { type: 'message', text: 'a secret of mine' } }));
    await store.commit(sampleTurn('c', 'i'));
    await handedOver(store, 'a', 'error "0x80" AND (more)');
    expect(await ids(store, 'secret')).toEqual([]);
    for (const words of ['', '  ', '"', '*', 'NOT', 'a OR', 'words:x', '(', '^a', '-']) await ids(store, words);
    expect(await ids(store, '"0x80" AND (more)')).toEqual(['a.h']);
    expect(await ids(store, 'x'.repeat(5000))).toEqual([]);
  });

  it('finds a handoff by what is known of it now, and lists what was closed page by page, the last one first', async () => {
    const store = await open();
    for (const [index, conversation] of ['a', 'b', 'c'].entries())
      await handedOver(store, conversation, 'help', { state: 'closed', changedAt: index + 1 });
    const closed = async (before: number, limit: number) =>
      (await store.closedHandoffs(before, limit)).map(({ conversation }) => conversation);
    expect(await closed(9, 2)).toEqual(['c', 'b']);
    expect(await closed(2, 2)).toEqual(['b', 'a']);

    await store.accept(sampleInput('a', { id: 'again' }));
    const person = { id: 'dl_eva', name: 'Eva Schmidt' };
    await store.commit(
      sampleTurn('a', 'again', { revision: 1, handoffs: [handoffOf('a', { person, state: 'closed' })] }),
    );
    expect(await ids(store, 'schmidt')).toEqual(['a.h']);
    expect(await ids(store, 'müller')).toEqual(['c.h', 'b.h']);
  });
}
