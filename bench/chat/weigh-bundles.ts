import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { median } from '../median.ts';
import { fetchPackage, type PinnedPackage } from './fetch-package.ts';

/** What a chat is made of: bytes, compressed in two manners, and how long a slow phone reads its scripts. */
export type Weight = {
  readonly bundle: string;
  readonly bytes: number;
  readonly gzip: number;
  readonly brotli: number;
  readonly parseMs: number;
};

type Bundle = { readonly name: string; readonly scripts: readonly Buffer[]; readonly others?: readonly Buffer[] };

/** The published bundles of two open chats that are made for this: one script each, which a site loads. */
const rivals: readonly (PinnedPackage & { readonly title: string; readonly file: string })[] = [
  {
    title: 'Typebot',
    name: '@typebot.io/js',
    version: '0.10.7',
    integrity: 'sha512-c5GKjgJlfSjOIhTm8kqohWE/daJeBWlnqK6Xi3AYlFu/3W0NkqsD+T6G+ehu2sDGv8po+FuMB/K6g12/zQVN2Q==',
    file: 'dist/web.js',
  },
  {
    title: 'Rasa',
    name: 'rasa-webchat',
    version: '1.0.1',
    integrity: 'sha512-Ld1zVJvTAaTrs6A5p8t70agNNrKYRyXlvqXZRgBoDvKKUXbA0jhJKECi5bdPGlaR6jsmqWtVylHS+YqIqo0x8w==',
    file: 'lib/index.js',
  },
];

const root = join(import.meta.dirname, '../..');

/** Weighs our chat, the official one and two rivals; the rivals are fetched into the folder. */
export async function weighBundles(browser: Browser, folder: string): Promise<readonly Weight[]> {
  const bundles = [await ours(), await official(), ...(await Promise.all(rivals.map((each) => rival(each, folder))))];
  const weights: Weight[] = [];
  for (const { name: bundle, scripts, others = [] } of bundles) {
    const sum = (size: (file: Buffer) => number) =>
      [...scripts, ...others].reduce((total, file) => total + size(file), 0);
    weights.push({
      bundle,
      bytes: sum((file) => file.length),
      gzip: sum((file) => gzipSync(file, { level: 9 }).length),
      brotli: sum((file) => brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }).length),
      parseMs: await parseTime(browser, scripts),
    });
  }
  return weights;
}

/** All that it ever loads, the launcher included. */
async function ours(): Promise<Bundle> {
  const dist = join(root, 'web/dist');
  const assets = (await readdir(join(dist, 'assets'))).filter((file) => /^chat-.*\.(js|css)$/.test(file));
  const read = (files: readonly string[]) => Promise.all(files.map((file) => readFile(join(dist, file))));
  const launcher = ['widget.js', 'widget-panel.js', 'widget-news.js', 'widget-bubble.js'];
  const inAssets = (ending: string) => assets.filter((file) => file.endsWith(ending)).map((file) => `assets/${file}`);
  return {
    name: 'Fixpath, launcher and page included',
    scripts: await read([...launcher, ...inAssets('.js')]),
    others: await read(['chat.html', ...inAssets('.css')]),
  };
}

async function official(): Promise<Bundle> {
  const home = join(root, 'test/official-clients/node_modules/botframework-webchat');
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  return { name: `botframework-webchat ${version}`, scripts: [await readFile(join(home, 'dist/webchat.js'))] };
}

async function rival({ title, file, ...pinned }: (typeof rivals)[number], folder: string): Promise<Bundle> {
  const home = fetchPackage(pinned, await mkdtemp(join(folder, 'rival-')));
  return { name: `${title}, ${pinned.name} ${pinned.version}`, scripts: [await readFile(join(home, file))] };
}

const times = 9;

/**
 * Has a browser on a processor made four times slower read the scripts, as it does before it runs them; ms. What a
 * module exports at its end is left off: as a function's body it could not be read.
 */
async function parseTime(browser: Browser, scripts: readonly Buffer[]): Promise<number> {
  const page = await browser.newPage();
  try {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const texts = scripts.map((script) => script.toString().replace(/export\s*\{[^{}]*\};?\s*(\/\*[\s\S]*)?$/, ''));
    const found = await page.evaluate(
      ({ texts, times }) => {
        // Ours awaits at its top level, as modules may.
        const Body = (async () => {}).constructor as FunctionConstructor;
        return Array.from({ length: times }, (_, time) => {
          const began = performance.now();
          // Another end each time, or the browser would know it again.
          for (const text of texts) Body(`${text}\n//${time}`);
          return performance.now() - began;
        });
      },
      { texts, times },
    );
    return Math.round(median(found));
  } finally {
    await page.close();
  }
}
