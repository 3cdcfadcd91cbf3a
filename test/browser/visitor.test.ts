import { SignJWT } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { chatOf } from './support/chat-of.ts';
import { desktop, phone } from './support/open-browser.ts';
import { anna, runStaffedDesk } from './support/run-staffed-desk.ts';
import { serveSite } from './support/serve-site.ts';
import { setStage } from './support/set-stage.ts';
import { atDesk } from './support/talk-to-agent.ts';

const secret = 'what-the-shop-signs-with-0123456789abcdef';

/** The shop signs for whoever its address names. */
const site = await serveSite((path) => ({
  html: `<script src="${stage.desk.url}/widget.js" data-label="Ask us" defer></script>
    <script>
      window.fixpath ??= [];
      fixpath.push(['identify', ${JSON.stringify(tokens.get(path.replace(/\?.*/, '')))}], ['context', { order: '4711', cart: 3 }]);
    </script>`,
}));
const stage = setStage(() => ({ WEB_CHAT_ORIGINS: site.url, VISITOR_SECRET: secret }), runStaffedDesk);
afterAll(site.close);

const tokens = new Map<string, string>();

async function signFor(path: string, claims: Readonly<Record<string, string>>, lifetime = '1h') {
  const token = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(lifetime);
  tokens.set(path, await token.sign(new TextEncoder().encode(secret)));
}

async function visit(path: string, options: Parameters<typeof stage.visitors.beside>[0] = desktop) {
  const page = await stage.visitors.beside(options);
  await page.goto(site.url + path);
  await page.getByRole('button', { name: 'Ask us' }).click();
  const chat = chatOf(page.frameLocator('iframe'));
  await chat.opened();
  return { page, chat };
}

test('an agent sees who a site proves somebody to be, where they are, and what they asked for before', async () => {
  await signFor('/ada', { sub: '42', name: 'Ada Lovelace', email: 'ada@example.org' });
  const { page, agent } = await atDesk(stage.visitors, stage.desk.url, anna);
  const summary = page.getByRole('complementary', { name: 'Summary' });

  const first = await visit('/ada?secret=1#place');
  await first.chat.write('photos not uploading');
  await first.chat.button(stage.wording.answer('icloud-photos-not-syncing', 'apple-id', 'fine')).waitFor();
  await first.chat.write('talk to a person');
  await first.chat.button(stage.wording.says('button-bot')).waitFor();
  await agent.open('photos not uploading');
  await summary.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
  await summary.getByText('ada@example.org · Proven by the site').waitFor();
  const link = summary.getByRole('link', { name: 'A shop' });
  expect(await link.getAttribute('href')).toBe(`${site.url}/ada`);
  expect(await summary.locator('.known').allInnerTexts()).toEqual([
    expect.stringMatching(/Chrome \d+, Linux/),
    expect.stringMatching(/order\s+4711\s+cart\s+3/),
  ]);

  // On their phone the conversation that waits goes on.
  const second = await visit('/ada', phone);
  await expect.poll(second.chat.lines).toContain('> talk to a person');
  await agent.claim();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  // In a third browser, with nothing open, they begin anew; and the agent sees the first case.
  const third = await visit('/ada');
  await third.chat.write('wifi not working');
  await expect.poll(third.chat.buttons).toContain(stage.wording.says('button-unsure'));
  await third.chat.write('talk to a person');
  await third.chat.button(stage.wording.says('button-bot')).waitFor();
  await agent.shelf('Waiting');
  await agent.open('wifi not working');
  await summary.getByRole('link', { name: 'photos not uploading' }).click();
  await summary.getByText('photos not uploading', { exact: true }).waitFor();
  expect(await summary.getByRole('link', { name: 'photos not uploading' }).count()).toBe(0);
});

test('who is proven next in the same browser begins anew, and so does who has signed out', async () => {
  await signFor('/ada', { sub: '44' });
  await signFor('/bob', { sub: '43' });
  const { page, chat } = await visit('/ada');
  await chat.write('photos not uploading');
  await expect.poll(chat.lines).toContain('> photos not uploading');
  await expect.poll(chat.buttons).toContain(stage.wording.says('button-unsure'));
  await page.goto(`${site.url}/bob`);
  await chat.opened();
  await page.getByRole('button', { name: 'Ask us' }).waitFor();
  await expect.poll(chat.lines).toEqual([stage.wording.says('greeting')]);
  await chat.write('my iphone does not charge');
  await expect.poll(chat.lines).toContain('> my iphone does not charge');
  await page.evaluate('fixpath.identify()');
  await expect.poll(chat.lines).toEqual([stage.wording.says('greeting')]);
});

test('a token that proves nothing leaves a stranger, and the console says why', async () => {
  await signFor('/late', { sub: '42', name: 'Ada' }, '-2h');
  const page = await stage.visitors.beside(desktop);
  const told = page.waitForEvent('console', (line) => line.text().startsWith('Fixpath'));
  await page.goto(`${site.url}/late`);
  await page.getByRole('button', { name: 'Ask us' }).click();
  expect((await told).text()).toMatch(/identify\(\).*expired/);
  await chatOf(page.frameLocator('iframe')).opened();
});
