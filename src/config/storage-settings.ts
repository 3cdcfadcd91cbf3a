import { resolve } from 'node:path';
import type { SettingsReader } from './settings-reader.ts';

/** Where data and content are stored. */
export type StorageSettings = {
  /** Absolute. */
  readonly dataDir: string;
  /** Absolute: holds `dialogs/`, `intents/` and `desk.yml`. */
  readonly contentDir: string;
  /** Whether changed content is reloaded automatically. */
  readonly watchContent: boolean;
  /** Whether flows that are no more than drafts are played. */
  readonly playsDrafts: boolean;
};

/** Reads where data and content are stored. */
export function storageSettings({ text, flag, fault }: SettingsReader): StorageSettings {
  if (text('DATABASE_URL') !== undefined)
    fault(
      'DATABASE_URL',
      'is set, but PostgreSQL is to come.',
      'Leave it out: the embedded SQLite database in DATA_DIR serves one process.',
    );
  return {
    dataDir: resolve(text('DATA_DIR') ?? './data'),
    contentDir: resolve(text('CONTENT_DIR') ?? '.'),
    watchContent: flag('WATCH_CONTENT', true),
    playsDrafts: flag('PLAY_DRAFTS'),
  };
}
