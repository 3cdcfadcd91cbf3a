import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../../src/cli/report/examine.ts';
import { html } from '../../src/cli/report/html.ts';
import { reportPage } from '../../src/cli/report/page.ts';
import type { Report } from '../../src/cli/report/report.ts';
import type { CrossValidatedRow } from '../../src/intents/inspect/cross-validated-rows.ts';
import { trainClassifier } from '../../src/intents/train/train.ts';
import { desktop, openBrowser, phone, type Visitors } from '../browser/support/open-browser.ts';
import { edited } from '../content/support/in-tree.ts';
import { twoLanguages } from '../content/support/two-languages.ts';
import { writeTree } from '../content/support/write-tree.ts';
import { smallDesk, stakes } from '../intents/support/small-desk.ts';
import { runCommand } from './support/run-command.ts';

const hostile = '<img src=x onerror="document.title=1"> password & "refund" </td>';
const examples = {
  ...smallDesk,
  utterances: [
    ...smallDesk.utterances,
    { intent: 'parcel', text: hostile },
    { intent: 'parcel', text: 'the login of my account is locked' },
    { intent: 'parcel', text: 'reset my password and let me log in' },
    { intent: 'refund', text: 'reset my password and let me log' },
    { intent: 'refund', text: 'umpteen flibbertigibbets gallivant' },
  ],
};

let folder = '';
let visitors: Visitors;
let report: Report;

beforeAll(async () => {
  [folder, visitors] = await Promise.all([mkdtemp(join(tmpdir(), 'fixpath-report-')), openBrowser()]);
  const desk = { name: 'Desk <b>', language: 'en', examples, stakes };
  const placeOf = (_: string, intent?: string) => `intents/${intent ?? 'not-ours'}.yml:1`;
  report = examine(desk, trainClassifier(examples), placeOf, '2026-11-23');
});

afterAll(async () => {
  await visitors.leave();
  await rm(folder, { recursive: true, force: true });
});

/** Opens a report in a browser; gives the page and all that it asked for. */
async function opened(told: Report, options: BrowserContextOptions = desktop) {
  const file = join(folder, 'page.html');
  await writeFile(file, reportPage(told).html);
  // axe is put into the page, which may run no script of its own.
  const page = await visitors.next({ ...options, bypassCSP: true });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, asked };
}

function unfold(page: Page): Promise<void> {
  return page.locator('details').evaluateAll((all) => {
    for (const each of all) each.setAttribute('open', '');
  });
}

async function seriousFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** A report of a hundred intents, one in ten of whose utterances is taken for the next intent. */
function wideReport(): Report {
  const intents = Array.from({ length: 100 }, (_, at) => `a-rather-long-name-of-intent-${at}`);
  const ours: CrossValidatedRow[] = intents.flatMap((intent, at) =>
    Array.from({ length: 10 }, (_, one) => {
      const first = one === 0 ? (intents[(at + 1) % 100] ?? '') : intent;
      const ranking = [first, first === intent ? (intents[(at + 1) % 100] ?? '') : intent].map((each, place) => ({
        intent: each,
        share: place === 0 ? 0.9 : 0.1,
      }));
      const text = `utterance ${one} of ${intent}`;
      return { row: { text, intent }, ranking, ours: 1, verdict: { type: 'sure', intent: first }, words: [] };
    }),
  );
  return { ...report, intents, ours };
}

describe('the page', () => {
  it.each([
    ['a phone', 'light', phone],
    ['a phone', 'dark', phone],
    ['a desk', 'light', desktop],
    ['a desk', 'dark', desktop],
  ] as const)('gives axe nothing serious to find on %s (%s)', async (_, colorScheme, size) => {
    const { page } = await opened(report, { ...size, colorScheme });
    await unfold(page);
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('loads nothing, runs nothing, and shows what writers wrote as they wrote it', async () => {
    const { page, asked } = await opened(report);
    expect(asked).toHaveLength(1);
    expect(await page.title()).toBe('How Desk <b> understands');
    expect(await page.locator('img, script, iframe, link, h1 b').count()).toBe(0);
    await unfold(page);
    expect(await page.locator('body').innerText()).toContain(hostile);
  });

  it('tells everything a writer needs, and where it stands', async () => {
    const { page } = await opened(report);
    const section = (id: string) => page.locator(`section#${id}`).innerText();
    expect(await section('intents')).toMatch(/parcel\s+11\s+\d/);
    expect(await section('matrix')).toContain('password');
    expect(await section('confusing')).toMatch(/taken for/);
    expect(await page.locator('#confusing mark').allInnerTexts()).toContain('login');
    expect(await section('fitless')).toContain('flibbertigibbets');
    expect(await section('duplicates')).toContain('reset my password and let me log in');
    expect(await section('strangers')).toMatch(/\d % are turned\s+away/);
    expect(await section('honesty')).toMatch(/expected calibration error.*\d %/is);
    expect(await page.locator('svg[role=img][aria-label*="%"]').count()).toBe(2);
    expect(await page.locator('main').innerText()).toContain('intents/parcel.yml:1');
  });

  it('can be read by keyboard: its links, its folded parts and its wide tables', async () => {
    const { page } = await opened(report, { ...phone, hasTouch: false, isMobile: false });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#intents$/);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Intent by intent');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate('document.activeElement.scrollLeft')).toBeGreaterThan(0);
    const folded = page.locator('details').first();
    const was = await folded.evaluate((details) => details.hasAttribute('open'));
    await folded.locator('summary').press('Enter');
    expect(await folded.evaluate((details) => details.hasAttribute('open'))).toBe(!was);
  });

  it('does not grow wider than a phone, however many intents there are', async () => {
    for (const told of [report, wideReport()]) {
      const { page } = await opened(told, phone);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    }
  });

  it('shows of a hundred intents those that are mixed up most, and pairs each with what it is taken for', async () => {
    const { page } = await opened(wideReport());
    expect(await page.locator('.matrix tbody tr').count()).toBe(24);
    expect(await page.locator('#matrix').innerText()).toContain('Of 100 intents');
    expect(await page.locator('#confusing details').count()).toBe(60);
    expect(await page.locator('#confusing').innerText()).toContain('and 40 more');
  });
});

describe('the command', { timeout: 120_000 }, () => {
  it('writes a page for each language that names every intent, and says where it is', async () => {
    const content = join(folder, 'content');
    // An utterance that is taken for another intent's, in each language: its place is told.
    const english = edited('intents/wifi.yml', 'wifi said 0', 'photos said after all', twoLanguages);
    const both = edited('intents/de/wifi.yml', 'deutsch wifi gesagt 0', 'deutsch photos gesagt doch', english);
    await writeTree(content, both);
    const { code, stdout } = await runCommand('report', [], { DATA_DIR: folder, CONTENT_DIR: content });
    const file = join(folder, 'report.html');
    expect([code, stdout]).toEqual([0, expect.stringContaining(file)]);
    const page = await readFile(file, 'utf8');
    for (const intent of ['photos', 'wifi', 'thanks']) expect(page).toContain(intent);
    expect(page).toMatch(/intents\/wifi\.yml:\d+/);
    expect(page.replaceAll('href="report.de.html"', '')).not.toMatch(/<script|src=|href="[^#]/);
    const german = await readFile(join(folder, 'report.de.html'), 'utf8');
    expect(german).toContain('understands German</h1>');
    expect(german).toMatch(/intents\/de\/wifi\.yml:\d+/);
    expect(german).toContain('href="report.html"');
  });
});

it('escapes what is filled into markup', () => {
  expect(html`<td>${'<b> & "quotes"'}</td>`.html).toBe('<td>&#60;b&#62; &#38; &#34;quotes&#34;</td>');
});
