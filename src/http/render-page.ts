import { randomBytes } from 'node:crypto';
import type { PageSettings } from '../domain/wire/wire.ts';
import { escaped } from './escaped.ts';
import { safeJson } from './safe-json.ts';
import type { StaticFiles } from './static-files.ts';

/** A page with a nonce of its own, used once. */
export type Page = { readonly html: string; readonly nonce: string };

/** What a page is filled with: the settings that its scripts read, the texts that stand in its HTML, and what is HTML. */
export type PageFilling = {
  readonly settings: PageSettings;
  readonly texts: Readonly<Record<string, string>>;
  /** HTML that stands where the page has `{{greeting}}` and the like. */
  readonly html?: Readonly<Record<string, string>>;
};

/**
 * Fills a built page: `__SETTINGS__` with the current settings, `{{again}}` with the text of this name, `__NONCE__` with
 * a new nonce each time, and says in which language it is. Undefined if the page is not built.
 */
export function renderPage(files: StaticFiles, name: string): (filling: PageFilling) => Promise<Page | undefined> {
  let template: readonly string[] | undefined;
  return async ({ settings, texts, html: made = {} }) => {
    template ??= (await files.text(name))?.replace(/"?__SETTINGS__"?/, '__SETTINGS__').split('__NONCE__');
    if (template === undefined) return undefined;
    const nonce = randomBytes(18).toString('base64');
    const html = template
      .join(nonce)
      .replace('<html lang="en">', () => `<html lang="${escaped(settings.language)}"${direction(settings.language)}>`)
      // In one pass: what was filled in is not looked at again.
      .replace(/\{\{([a-z-]+)\}\}|__SETTINGS__/g, (_, key?: string) => {
        if (key === undefined) return safeJson(settings);
        return made[key] ?? escaped(texts[key] ?? '');
      });
    return { html, nonce };
  };
}

/** Scripts that run from right to left. */
const toTheLeft: ReadonlySet<string | undefined> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);

function direction(language: string): string {
  return toTheLeft.has(new Intl.Locale(language).maximize().script) ? ' dir="rtl"' : '';
}
