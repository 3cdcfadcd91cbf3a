import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { startedOnce } from '../../support/started-once.ts';
import { findChromium } from './find-chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Who connects here is told where the browser is driven from, and it is started for the first. */
    readonly browserStarter: string;
  }
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One Chromium for a whole run of tests, started only if one of them asks for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { path, end } = await startedOnce('browser', async () => {
    const executablePath = findChromium(process.env);
    if (!executablePath) throw new Error('There is no Chromium. "npm test" sets one up.');
    const server = await chromium.launchServer({ executablePath, args: flags, host: '127.0.0.1' });
    return { url: server.wsEndpoint(), stop: () => server.close() };
  });
  project.provide('browserStarter', path);
  return end;
}
