import type { Browser } from 'playwright-core';

/** What opening a chat took: time to the greeting, what was fetched after the click, and the heap in the end. */
export type Measured = {
  readonly ms: number;
  readonly requests: number;
  readonly bytes: number;
  readonly heapMb: number;
};

export type Limits = { readonly bytes: number; readonly latency: number; readonly slower: number };

/** What the first words of either chat stand in. */
const firstWords = '[data-fixpath=text], .webchat__bubble__content';

/**
 * Runs in each page and frame before its own scripts: writes down when somebody clicked and when the first words were
 * painted, in ms by the clock that frames of one page share.
 */
const noteTimes = `{
  const now = () => performance.timeOrigin + performance.now();
  addEventListener('click', () => { globalThis.clickedAt ??= now(); }, { capture: true });
  const look = () => requestAnimationFrame(() => {
    if (document.querySelector('${firstWords}')?.textContent.trim()) globalThis.greetedAt = now();
    else look();
  });
  look();
}`;

/** What the page or frame has written down, as soon as it has. */
const noted = (what: 'clickedAt' | 'greetedAt') =>
  `new Promise((tell) => { const look = () => globalThis.${what} ? tell(${what}) : setTimeout(look, 10); look(); })`;

/**
 * Opens a page as somebody who was never there, clicks its button, and waits for the first words of the chat. The pages
 * take the time themselves: a question from outside is asked again after up to half a second.
 */
export async function openAndMeasure(
  browser: Browser,
  url: string,
  { bytes: throughput, latency, slower }: Limits,
): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(noteTimes);
    await page.goto(url);
    const button = page.getByRole('button').first();
    await button.waitFor();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    let requests = 0;
    let bytes = 0;
    devtools.on('Network.requestWillBeSent', () => requests++);
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });

    await button.click();
    const words = page.frameLocator('iframe').locator(firstWords).first();
    await words.waitFor({ timeout: 120_000 });
    const clickedAt = await page.evaluate<number>(noted('clickedAt'));
    const greetedAt = await words.evaluate<number, void>(noted('greetedAt'));
    const ms = Math.round(greetedAt - clickedAt);

    // What comes after the greeting is paid for as well: until the conversation is there and nothing more is fetched.
    await page.waitForLoadState('networkidle', { timeout: 120_000 });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return { ms, requests, bytes, heapMb: Number((usedSize / 1e6).toFixed(1)) };
  } finally {
    await context.close();
  }
}
