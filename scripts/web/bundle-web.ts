import { join } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';

/** Bundles the pages, the launcher as one script of its own, and those that it loads when they are needed. */
export async function bundleWeb(web: string, into: string): Promise<void> {
  const shared: InlineConfig = {
    root: web,
    // Relative addresses: the pages work behind a proxy under any path.
    base: './',
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: into,
      emptyOutDir: false,
      target: 'es2022',
      // All of these know color-scheme, for which older ones would get a dozen rules more.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      reportCompressedSize: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1000,
    },
  };
  // Each by itself: parts of a few hundred bytes that pages share would cost each of them one more request.
  for (const page of ['index', 'chat', 'desk'])
    await build({
      ...shared,
      html: { cspNonce: '__NONCE__' },
      plugins: [bareSettings],
      build: {
        ...shared.build,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: join(web, `${page}.html`),
          // Fluent marks each of its files "use client", which means nothing in a browser.
          onLog: (level, log, tell) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(level, log),
        },
      },
    });
  await build({
    ...shared,
    build: {
      ...shared.build,
      rolldownOptions: {
        input: join(web, 'src', 'widget.ts'),
        output: { format: 'iife', entryFileNames: 'widget.js' },
      },
    },
  });
  for (const name of ['panel', 'news', 'bubble'])
    await build({
      ...shared,
      build: {
        ...shared.build,
        rolldownOptions: {
          input: join(web, 'src', 'widget', `${name}.ts`),
          preserveEntrySignatures: 'strict',
          output: { format: 'es', entryFileNames: `widget-${name}.js` },
        },
      },
    });
}

/** In the sources the place of the settings is a JSON string, so that editors can read the page; the server wants it bare. */
const bareSettings: Plugin = {
  name: 'bare-settings',
  transformIndexHtml: (html) => html.replace('"__SETTINGS__"', '__SETTINGS__'),
};
