import type { SettingsReader } from './settings-reader.ts';

/** Who may use the web chat and Direct Line. */
export type WebChatSettings = {
  /** Undefined if it is to be generated once and kept in the store. */
  readonly directLineSecret: string | undefined;
  readonly webChatOrigins: readonly string[];
};

/** Reads who may use the web chat and Direct Line. */
export function webChatSettings({ text, list, origin, fault }: SettingsReader): WebChatSettings {
  const directLineSecret = text('DIRECT_LINE_SECRET');
  if (directLineSecret !== undefined && directLineSecret.length < 32)
    fault(
      'DIRECT_LINE_SECRET',
      'is shorter than 32 characters.',
      'Set a long random one, or leave it out: one is made and kept.',
    );
  const webChatOrigins = (list('WEB_CHAT_ORIGINS') ?? []).flatMap((given) => origin('WEB_CHAT_ORIGINS', given) ?? []);
  return { directLineSecret, webChatOrigins };
}
