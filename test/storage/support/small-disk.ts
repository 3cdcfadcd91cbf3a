import { onTestFinished } from 'vitest';
import { mountSmallDisk, type SmallDisk } from '../../../trust/mount-small-disk.ts';

/** A small disk until the test is over; undefined where this user may mount none. */
export function smallDisk(megabytes: number): SmallDisk | undefined {
  const disk = mountSmallDisk(megabytes);
  if (disk) onTestFinished(disk.unmount);
  return disk;
}
