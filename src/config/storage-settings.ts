import { resolve } from 'node:path';
import type { SettingsReader } from './settings-reader.ts';

/** Where data and content are stored. */
export type StorageSettings = {
  /** Absolute. */
  readonly dataDir: string;
  /** The PostgreSQL database in which all is kept instead; undefined for the embedded one. */
  readonly database: { readonly url: string; readonly takesUnsafe: boolean } | undefined;
  /** Absolute: holds `dialogs/`, `intents/` and `desk.yml`. */
  readonly contentDir: string;
  /** Whether changed content is reloaded automatically. */
  readonly watchContent: boolean;
  /** Whether flows that are no more than drafts are played. */
  readonly playsDrafts: boolean;
};

/** Reads where data and content are stored. */
export function storageSettings(reader: SettingsReader): StorageSettings {
  const { text, flag } = reader;
  return {
    dataDir: resolve(text('DATA_DIR') ?? './data'),
    database: databaseSettings(reader),
    contentDir: resolve(text('CONTENT_DIR') ?? '.'),
    watchContent: flag('WATCH_CONTENT', true),
    playsDrafts: flag('PLAY_DRAFTS'),
  };
}

function databaseSettings({ text, flag, fault }: SettingsReader): StorageSettings['database'] {
  const takesUnsafe = flag('ALLOW_UNSAFE_DATABASE');
  const url = text('DATABASE_URL');
  if (url === undefined) return undefined;
  const { protocol, pathname = '/' } = URL.parse(url) ?? {};
  // The address is not told: it may hold a password.
  if (!['postgresql:', 'postgres:'].includes(protocol ?? '') || pathname.length < 2)
    return fault(
      'DATABASE_URL',
      'is no address of a PostgreSQL database.',
      'Write it like postgresql://user:password@host:5432/database, signs in the password percent-encoded; or leave it out for the embedded database in DATA_DIR.',
    );
  return { url, takesUnsafe };
}
