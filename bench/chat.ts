import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { installApart } from '../scripts/install-apart.ts';
import { findChromium } from '../test/browser/support/find-chromium.ts';
import { type Measured, openAndMeasure } from './chat/open-and-measure.ts';
import { serveSites } from './chat/serve-sites.ts';
import { type Weight, weighBundles } from './chat/weigh-bundles.ts';
import { median } from './median.ts';
import { ourEntry, ourSettings } from './our-settings.ts';
import { inScratchFolder } from './scratch-folder.ts';
import { startServer } from './turn/start-server.ts';
import { writeSection } from './write-section.ts';

/**
 * From the click on the launcher to the greeting, in a real browser that is made slow: our chat and the official Web
 * Chat, each on a page of its own, in turn, against the same desk: `npm run bench -- chat [--times N] [--json]
 * [--write]`. Beside them two rivals' published bundles are weighed.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    times: { type: 'string', default: '3' },
  },
});

/** Networks as browsers' own tools name them: bytes a second and ms, and how many times slower the processor is. */
const phones = {
  'no limit': { bytes: -1, latency: 0, slower: 1 },
  'fast 3G, 4 times slower': { bytes: 200_000, latency: 150, slower: 4 },
  'slow 3G, 4 times slower': { bytes: 50_000, latency: 400, slower: 4 },
} as const;

const chats = { ours: '/ours', official: '/official' } as const;

type Row = { readonly phone: string; readonly chat: string } & Measured;

installApart('test/official-clients');
const executablePath = findChromium(process.env);
if (!executablePath) throw new Error('There is no Chromium. Install one, or set CHROMIUM_PATH.');
const secret = 'a-secret-of-the-benchmark-alone-0123456789';

await inScratchFolder(async (folder) => {
  const sites = await serveSites(secret);
  const desk = await startServer({
    entry: ourEntry,
    folder,
    env: { ...ourSettings(folder), WEB_CHAT_ORIGINS: sites.url, DIRECT_LINE_SECRET: secret },
  });
  sites.show(desk.url);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const rows: Row[] = [];
  let weights: readonly Weight[] = [];
  try {
    weights = await weighBundles(browser, folder);
    for (const [phone, limits] of Object.entries(phones)) {
      const runs: Record<string, Measured[]> = { ours: [], official: [] };
      for (let time = 0; time < Number(values.times); time++)
        for (const [chat, path] of Object.entries(chats))
          runs[chat]?.push(await openAndMeasure(browser, sites.url + path, limits));
      for (const [chat, found] of Object.entries(runs)) rows.push({ phone, chat, ...medians(found) });
    }
  } finally {
    await browser.close();
    await desk.stop();
    sites.close();
  }
  if (values.json) console.log(JSON.stringify({ opened: rows, weights }));
  else for (const table of [rows, weights]) console.table(table);
  if (values.write) await writeSection('Chat', section(rows, weights));
});

function medians(found: readonly Measured[]): Measured {
  const of = (key: keyof Measured) => median(found.map((each) => each[key]));
  return { ms: of('ms'), requests: of('requests'), bytes: of('bytes'), heapMb: of('heapMb') };
}

function section(rows: readonly Row[], weights: readonly Weight[]): string {
  return [
    '`npm run bench -- chat`: from the click on the button of a page to the greeting, cold, in a real browser, with the',
    'official Web Chat opened in the same manner in the same run, both compressed with Brotli; medians of ' +
      `${values.times}. Bytes and requests are those after the click, sockets left out; the heap is that of the page, after a`,
    'collection.',
    '',
    '| phone | chat | click to greeting, ms | requests | kB | JS heap, MB |',
    '| --- | --- | --: | --: | --: | --: |',
    ...rows.map(
      ({ phone, chat, ms, requests, bytes, heapMb }) =>
        `| ${phone} | ${chat} | ${ms} | ${requests} | ${(bytes / 1000).toFixed(1)} | ${heapMb} |`,
    ),
    '',
    'What is published, weighed: of ours and of the official one all scripts, of Typebot and of Rasa (a chat of its community)',
    'the one script that sites load. Parse time is that of a processor four times slower, for reading the scripts without running',
    'them. Chatwoot’s widget is on no registry: each of its servers builds its own.',
    '',
    '| published | kB | kB, gzip | kB, Brotli | parse, ms |',
    '| --- | --: | --: | --: | --: |',
    ...weights.map(
      ({ bundle, bytes, gzip, brotli, parseMs }) =>
        `| ${bundle} | ${[bytes, gzip, brotli].map((size) => (size / 1000).toFixed(1)).join(' | ')} | ${parseMs} |`,
    ),
  ].join('\n');
}
