import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
export const desktop = { viewport: { width: 1280, height: 800 } };

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser for a whole test file. */
export type Visitors = {
  /** A page of a visitor who was never here before. The one before them leaves. */
  readonly next: (options: BrowserContextOptions) => Promise<Page>;
  /** The same, and nobody leaves. */
  readonly beside: (options: BrowserContextOptions) => Promise<Page>;
  /** Throws the first fault that a page threw and nobody caught. */
  readonly leave: () => Promise<void>;
};

export async function openBrowser(): Promise<Visitors> {
  const executablePath = findChromium(process.env);
  if (!executablePath) throw new Error('There is no Chromium. "npm test" sets one up.');
  const browser = await chromium.launch({ executablePath, args: flags });
  const faults: Error[] = [];
  let context: BrowserContext | undefined;
  const enter = async (options: BrowserContextOptions) => {
    const entered = await browser.newContext(options);
    entered.on('weberror', (fault) => faults.push(fault.error()));
    entered.setDefaultTimeout(15_000);
    return entered;
  };
  return {
    next: async (options) => {
      await context?.close();
      context = await enter(options);
      return context.newPage();
    },
    beside: async (options) => (await enter(options)).newPage(),
    leave: async () => {
      await browser.close();
      if (faults[0]) throw faults[0];
    },
  };
}
