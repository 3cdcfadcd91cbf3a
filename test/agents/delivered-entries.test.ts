import { expect, it } from 'vitest';
import { addAgent, openChat, runAgents, signIn, until } from './support/run-agents.ts';

it('what a person’s chat has been shown counts as delivered after the server was ended, and only ever grows', async () => {
  const run = await runAgents();
  try {
    await addAgent(run.store, 'anna', run.now);
    const [chat, other] = [await openChat(run), await openChat(run)];
    await other.write('photos not uploading');
    const seen = await chat.listen(({ text }) => text === 'Look into Settings.');
    await chat.write('photos not uploading');
    await chat.write('talk to a person');
    const anna = await signIn(run, 'anna');
    const [line] = await anna.queue();
    const id = line?.id ?? '';
    await anna.move(id, { type: 'claim' });
    await anna.say(id, 'Look into Settings.');
    await seen.met;
    const delivered = async () => (await (await signIn(run, 'anna')).open(id)).reached.delivered ?? 0;
    const number = (await anna.open(id)).entries.at(-1)?.number ?? 0;
    await until(async () => (await delivered()) >= number);
    await run.restart();
    expect(await delivered()).toBeGreaterThanOrEqual(number);
    await run.store.keepShown(
      new Map([
        [chat.id, 1],
        [other.id, 1],
      ]),
    );
    expect(await delivered()).toBeGreaterThanOrEqual(number);
    // Where nobody was handed over, nothing is kept.
    expect(await run.store.shownUpTo(other.id)).toBeUndefined();
  } finally {
    await run.close();
  }
});
