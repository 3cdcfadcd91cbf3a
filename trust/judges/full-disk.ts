import type { Judge } from '../judge.ts';
import { mountSmallDisk } from '../mount-small-disk.ts';
import { openChat } from '../open-chat.ts';

const megabytes = 48;

/** A disk that is full for a while. */
export const fullDisk: Judge = {
  name: 'full disk',
  claim: 'a full disk is told to senders and at /readyz, loses nothing that was acknowledged, and is over by itself',
  judge: async ({ open }) => {
    const disk = mountSmallDisk(megabytes);
    if (!disk) return { counts: {}, faults: [], skipped: 'This user may mount no small disk.' };
    const subject = await open({ folder: disk.folder });
    try {
      const faults: string[] = [];
      const chat = await openChat(subject.url, '198.51.100.1');
      const long = 'a'.repeat(100_000);
      const taken: string[] = [];
      for (const key of ['one', 'two', 'three']) taken.push(await chat.insist('help', key));
      const giveBack = await disk.fill();
      let refused = 0;
      for (let count = 0; count < 400 && refused < 5; count++) {
        const { status, id, retryAfter } = await chat.send(long, `full-${count}`);
        if (status === 200 && id !== undefined) taken.push(id);
        else if (status === 429) continue;
        else {
          refused++;
          if (status !== 503 || retryAfter === null)
            faults.push(`A sender was told ${status}, Retry-After ${retryAfter}.`);
        }
      }
      if (refused === 0) faults.push('Messages were taken although the disk was full.');
      const ready = async () => (await fetch(`${subject.url}/readyz`)).status;
      const whileFull = await ready();
      if (whileFull !== 503) faults.push(`/readyz said ${whileFull} while the disk was full.`);
      giveBack();
      taken.push(await chat.insist('help', 'after'));
      if ((await ready()) !== 200) faults.push('/readyz is not well again though the disk has room.');
      await subject.kill();
      await subject.start();
      const there = new Set((await chat.readFrom('')).shown.map(({ id }) => id));
      for (const id of taken) if (!there.has(id)) faults.push(`The message ${id} was acknowledged and is gone.`);
      return { counts: { acknowledged: taken.length, refused }, faults };
    } finally {
      await subject.kill();
      disk.unmount();
    }
  },
};
