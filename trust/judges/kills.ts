import { setTimeout as wait } from 'node:timers/promises';
import type { Judge } from '../judge.ts';
import { startWriters } from '../writers.ts';

/** Writers who send until they are answered, while the process is killed at random moments, also in its start and in a reload. */
export const kills: Judge = {
  name: 'kills',
  claim: 'what was acknowledged is there once, in its order, answered once, whenever the process dies',
  judge: async ({ open, chance, scale, isOver }) => {
    const subject = await open();
    const writers = await startWriters(() => subject.url, chance);
    let deaths = 0;
    for (; deaths < 8 * scale && !isOver(); deaths++) {
      await wait(300 + chance() * 1500);
      if (chance() < 0.2) subject.signal('SIGHUP');
      await subject.kill();
      const dieEarly = chance() < 0.25;
      await subject.start(!dieEarly);
      if (!dieEarly) continue;
      await wait(chance() * 1500);
      await subject.kill();
      await subject.start();
    }
    const { counts, faults } = await writers.end();
    return { counts: { kills: deaths, ...counts }, faults };
  },
};
