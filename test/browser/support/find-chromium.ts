import { existsSync } from 'node:fs';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where the browser is: what `CHROMIUM_PATH` says, else the usual places; undefined if it is at none of them. */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const places = env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : usual;
  return places.find((place) => existsSync(place));
}
