import type { FileRoom } from '../domain/conversation/file.ts';
import type { SettingsReader } from './settings-reader.ts';

/** How much of the disk people may fill, and for how long. */
export type SpaceSettings = {
  readonly files: FileRoom & {
    /** Older ones are deleted. */
    readonly days: number;
  };
  /** What one address may send in a day, bytes. */
  readonly bytesPerAddress: number;
};

const megabyte = 1024 ** 2;

/** Reads how much of the disk people may fill, and for how long. */
export function spaceSettings({ count }: SettingsReader): SpaceSettings {
  const inAll = count('FILES_MB_IN_ALL', undefined);
  return {
    files: {
      conversation: count('FILES_MB_PER_CONVERSATION', 50) * megabyte,
      desk: inAll === undefined ? undefined : inAll * megabyte,
      free: count('FILES_LEAVE_MB_FREE', 500) * megabyte,
      days: count('KEEP_FILES_DAYS', 90, 1),
    },
    bytesPerAddress: count('MB_PER_ADDRESS_AND_DAY', 100, 1) * megabyte,
  };
}
