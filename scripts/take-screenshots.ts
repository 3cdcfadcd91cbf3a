/**
 * Takes the pictures of the README: plays the photos conversation on the real program and writes
 * `docs/pictures/chat-desktop.png` and `chat-phone.png`. Set in Inter where that is installed (on Debian the package
 * `fonts-inter`), which comes nearest to what phones and desktops have as their own.
 */
import { chatOf } from '../test/browser/support/chat-of.ts';
import { desktop, openBrowser, phone } from '../test/browser/support/open-browser.ts';
import { runDesk } from '../test/browser/support/run-desk.ts';
import { readWording } from '../test/browser/support/wording.ts';

const photos = 'icloud-photos-not-syncing';
const setFont = `addEventListener('DOMContentLoaded', () => {
  document.documentElement.style.setProperty('--type', 'Inter, system-ui, sans-serif');
})`;

const [desk, wording, visitors] = await Promise.all([runDesk(), readWording(), openBrowser()]);
try {
  for (const [name, screen] of [
    ['desktop', { ...desktop, deviceScaleFactor: 2 }],
    ['phone', { ...phone, colorScheme: 'dark' }],
  ] as const) {
    const page = await visitors.next(screen);
    await page.addInitScript(setFont);
    await page.goto(desk.url);
    await page.locator('main .start').click();
    const chat = chatOf(page.frameLocator('iframe'));
    await chat.opened();
    await chat.write('photos not uploading');
    await chat.tap(wording.answer(photos, 'apple-id', 'fine'));
    await chat.tap(wording.answer(photos, 'sync-switch', 'wrong'));
    await chat.button(wording.says('button-solved')).waitFor();
    await page.mouse.move(4, 4);
    // The newest message scrolls into view.
    await page.waitForTimeout(1000);
    await page.screenshot({ path: `docs/pictures/chat-${name}.png` });
  }
} finally {
  await visitors.leave();
  await desk.close();
}
