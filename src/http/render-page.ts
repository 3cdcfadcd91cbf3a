import { randomBytes } from 'node:crypto';
import type { ChatSettings } from '../domain/wire/wire.ts';
import type { StaticFiles } from './static-files.ts';

/** A page with a nonce of its own, used once. */
export type Page = { readonly html: string; readonly nonce: string };

/**
 * Fills a built page: `__SETTINGS__` with the settings of now, `__NONCE__` with a new nonce each time. Undefined if
 * the page is not built.
 */
export function renderPage(
  files: StaticFiles,
  name: string,
  settings: () => ChatSettings,
): () => Promise<Page | undefined> {
  let template: readonly string[] | undefined;
  return async () => {
    template ??= (await files.text(name))?.replace(/"?__SETTINGS__"?/, '__SETTINGS__').split('__NONCE__');
    if (template === undefined) return undefined;
    const nonce = randomBytes(18).toString('base64');
    return { html: template.join(nonce).replace('__SETTINGS__', () => safeJson(settings())), nonce };
  };
}

/** JSON that cannot end the element it stands in. */
function safeJson(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
