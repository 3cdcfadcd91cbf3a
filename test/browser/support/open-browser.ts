import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { addressFrom } from '../../support/started-once.ts';

export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
export const desktop = { viewport: { width: 1280, height: 800 } };

/** A test file's own visitors in the browser of the whole run. */
export type Visitors = {
  /** A page of a visitor who was never here before. The one before them leaves. */
  readonly next: (options: BrowserContextOptions) => Promise<Page>;
  /** The same, and nobody leaves. */
  readonly beside: (options: BrowserContextOptions) => Promise<Page>;
  /** Throws the first fault that a page threw and nobody caught. */
  readonly leave: () => Promise<void>;
};

let connected: Promise<Browser> | undefined;

/** Chromium, which all tests of a run share; this process has one connection to it. */
function theBrowser(): Promise<Browser> {
  connected ??= addressFrom(inject('browserStarter')).then((url) => chromium.connect(url));
  return connected;
}

export async function openBrowser(): Promise<Visitors> {
  const browser = await theBrowser();
  const faults: Error[] = [];
  const inside = new Set<BrowserContext>();
  let context: BrowserContext | undefined;
  const enter = async (options: BrowserContextOptions) => {
    const entered = await browser.newContext(options);
    inside.add(entered);
    entered.once('close', () => inside.delete(entered));
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
      await Promise.all([...inside].map((each) => each.close()));
      if (faults[0]) throw faults[0];
    },
  };
}
