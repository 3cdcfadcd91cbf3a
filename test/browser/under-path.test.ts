import { afterAll, expect, test } from 'vitest';
import { agentOf } from './support/agent-of.ts';
import { chatOf } from './support/chat-of.ts';
import { desktop } from './support/open-browser.ts';
import { anna, runStaffedDesk } from './support/run-staffed-desk.ts';
import { serveUnderPath } from './support/serve-under-path.ts';
import { setStage } from './support/set-stage.ts';

const proxy = await serveUnderPath('/support', () => stage.desk.url);
const stage = setStage(() => ({ PUBLIC_URL: proxy.url, TRUST_PROXY: 'loopback' }), runStaffedDesk);
afterAll(proxy.close);

test('behind a proxy that shows it under a path, chat, sockets, files and the launcher ask for nothing outside of it', async () => {
  const page = await stage.visitors.next(desktop);
  let sockets = 0;
  page.on('websocket', () => sockets++);
  await page.goto(`${proxy.url}/`);
  await page.locator('main .start').click();
  const frame = page.frameLocator('iframe');
  const chat = chatOf(frame);
  await chat.opened();
  await frame
    .locator('input[type=file]')
    .setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('a note') });
  await chat.write('photos not uploading');
  const file = frame.getByRole('link', { name: 'note.txt' });
  await expect.poll(() => file.getAttribute('href')).toContain(`${proxy.url}/files/`);
  expect(await (await page.request.get((await file.getAttribute('href')) ?? '')).text()).toBe('a note');
  expect(sockets).toBe(1);
  expect(proxy.strayed).toEqual([]);
});

test('behind such a proxy an agent signs in, and is still signed in after a reload', async () => {
  const page = await stage.visitors.next(desktop);
  await page.goto(`${proxy.url}/desk`);
  await agentOf(page).signIn(anna);
  await page.reload();
  await page.getByRole('tablist').waitFor();
  const [cookie] = await page.context().cookies();
  expect(cookie?.path).toMatch(/^\/support\//);
  expect(proxy.strayed).toEqual([]);
});
