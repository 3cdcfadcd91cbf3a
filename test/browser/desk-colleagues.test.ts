import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentOf } from './support/agent-of.ts';
import { desktop, openBrowser, type Visitors } from './support/open-browser.ts';
import { anna, ben, cleo, runStaffedDesk, type StaffedDesk } from './support/run-staffed-desk.ts';
import { askForHuman, atDesk } from './support/talk-to-agent.ts';
import { writeAs } from './support/write-as.ts';

let desk: StaffedDesk;
let browser: Visitors;
let annas: Awaited<ReturnType<typeof atDesk>>;
let bens: Awaited<ReturnType<typeof atDesk>>;
let cleos: Awaited<ReturnType<typeof atDesk>>;

beforeAll(async () => {
  [desk, browser] = await Promise.all([runStaffedDesk(), openBrowser()]);
  [annas, bens, cleos] = [
    await atDesk(browser, desk.url, anna),
    await atDesk(browser, desk.url, ben),
    await atDesk(browser, desk.url, cleo),
  ];
});
afterAll(async () => {
  await browser.leave();
  await desk.close();
});

test('who is away and comes back after a while is available again, and who stays at the page stays away', async () => {
  const { page, agent } = cleos;
  await agent.beAway();
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  expect(await page.getByRole('switch', { name: 'Available' }).isChecked()).toBe(false);
  await page.evaluate(`localStorage.setItem('fixpath-desk active', String(Date.now() - 6 * 60_000))`);
  await page.keyboard.press('1');
  await page.getByText('You are back, and available again.').first().waitFor();
  await page.locator('.available').getByText('Available').waitFor();
});

test('everybody who is open stands in one list with who has them, can be assigned by name and taken over, and whoever is concerned is told', async () => {
  const eva = await askForHuman(desk.url, 'Eva Given');
  await annas.agent.open('Eva Given');
  await annas.page.getByRole('button', { name: 'Claim' }).waitFor();
  await annas.page.keyboard.press('g');
  const dialog = annas.page.getByRole('dialog');
  await dialog.getByRole('combobox').selectOption('Ben Okafor (available)');
  await dialog.getByRole('button', { name: 'Assign' }).click();
  await annas.page.getByText('Ben Okafor has this conversation.').waitFor();
  await expect.poll(async () => (await eva.shown()).at(-1)).toContain('Ben Okafor');

  await bens.page.getByText('Anna Lind gave you Eva Given').first().waitFor();
  await bens.page.getByRole('link', { name: 'Open it' }).click();
  await bens.agent.write('Ben here, I have read it.');
  await bens.page.locator('.line[data-by=agent] [data-sent]').first().waitFor();
  await expect.poll(async () => (await eva.shown()).at(-1)).toBe('Ben here, I have read it.');

  await cleos.agent.shelf('All');
  const row = cleos.page.getByRole('tabpanel').getByRole('link').filter({ hasText: 'Eva Given' });
  await row.getByText('Ben Okafor').waitFor();
  await row.click();
  await cleos.page.getByRole('button', { name: 'Take over' }).waitFor();
  await cleos.page.keyboard.press('o');
  await cleos.page.getByRole('dialog').getByText('Take over from Ben Okafor?').waitFor();
  await cleos.page.keyboard.type('Ben is ill');
  await cleos.page.keyboard.press('Enter');
  await cleos.agent.write('Cleo is with you now.');
  await expect
    .poll(async () => (await eva.shown()).slice(-2).join('|'))
    .toMatch(/Cleo Adeyemi is taking over.*\|Cleo is with/);
  await bens.page.getByText('Cleo Adeyemi has taken over Eva Given').first().waitFor();
  await bens.page.getByText('Cleo Adeyemi has this conversation.').waitFor();
  await row.getByText('Cleo Adeyemi').waitFor();
  await bens.page
    .getByRole('complementary', { name: 'Summary' })
    .getByText('Taken over by Cleo Adeyemi: Ben is ill')
    .waitFor();
});

test('a note is for colleagues alone, and whom it calls by name is told and finds it among their own', async () => {
  const eva = await askForHuman(desk.url, 'Eva Noted');
  const { page, agent } = annas;
  await agent.shelf('Waiting');
  await agent.open('Eva Noted');
  await agent.claim();
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await page.keyboard.type('Do you know this one, @be');
  await page.getByRole('listbox', { name: 'Colleagues' }).getByText('Ben Okafor').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('?');
  await page.keyboard.press('Enter');
  await page.getByText('Your note, for colleagues only').waitFor();
  await agent.hears('Do you know this one, @Ben Okafor ?');

  await bens.page.getByText('Anna Lind calls you in a note about Eva Noted').first().waitFor();
  await bens.agent.shelf('Mine');
  const row = bens.page.getByRole('tabpanel').getByRole('link').filter({ hasText: 'Eva Noted' });
  await row.getByText('Calls you').waitFor();
  await row.click();
  await bens.page.getByText('Note of Anna Lind, for colleagues only').waitFor();
  await bens.page.getByRole('button', { name: 'Write a note' }).click();
  await bens.page.getByLabel('Note for colleagues').fill('It is the quota.');
  await bens.page.keyboard.press('Enter');
  await agent.hears('It is the quota.');
  // Read, it calls nobody any more.
  await row.waitFor({ state: 'detached' });
  expect((await eva.shown()).join('|')).not.toMatch(/know this one|quota/);
});

test('a label that one agent gives stands in the list of the others, and can be taken away', async () => {
  const { page } = annas;
  await page.getByRole('heading', { name: 'Eva Noted' }).first().waitFor();
  await page.locator('.conversation').focus();
  await page.keyboard.press('b');
  await page.keyboard.type('quota');
  await page.keyboard.press('Enter');
  await cleos.agent.shelf('All');
  const row = cleos.page.getByRole('tabpanel').getByRole('link').filter({ hasText: 'Eva Noted' });
  await row.locator('.row-label').getByText('quota').waitFor();
  await cleos.page.locator('.queue').focus();
  await cleos.page.keyboard.press('v');
  await cleos.page.getByRole('combobox', { name: 'Label', exact: true }).selectOption('quota');
  const rows = cleos.page.getByRole('tabpanel').getByRole('link');
  await expect.poll(() => rows.count()).toBe(1);
  await cleos.page.getByText('1 here without the label quota').waitFor();
  await cleos.page.reload();
  await cleos.page.getByText('Nobody here has this label').waitFor();
  await cleos.agent.shelf('All');
  await expect.poll(() => rows.count()).toBe(1);
  await cleos.page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => rows.count()).toBe(2);
  await page.getByRole('button', { name: 'Take away the label quota' }).click();
  await row.locator('.row-label').waitFor({ state: 'detached' });
  await cleos.page.getByRole('tabpanel').getByRole('link').filter({ hasText: 'Eva Given' }).click();
});

test('an agent finds a closed conversation by what was said in it, and opens it again', async () => {
  const { page, agent } = cleos;
  await agent.write('The lighthouse is the answer.');
  await agent.hears('The lighthouse is the answer.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.keyboard.press('Enter');
  await page.getByText('Closed.').first().waitFor();
  const found = bens.page;
  await found.keyboard.press('f');
  await found.keyboard.type('lighth');
  const row = found.getByRole('tabpanel').getByRole('link').filter({ hasText: 'Eva Given' });
  await row.locator('mark').getByText('lighthouse').waitFor();
  await found.keyboard.press('ArrowDown');
  await found.keyboard.press('Enter');
  await found.getByRole('button', { name: 'Reopen' }).waitFor();
  await found.keyboard.press('o');
  await found.getByLabel('Reply').waitFor();
  await found.getByRole('searchbox').fill('no such word');
  await found.getByText('Nothing found').waitFor();
  await found.getByRole('searchbox').press('Escape');
  await bens.agent.shelf('Mine');
  await row.waitFor();
  await agent.shelf('Closed');
  await page.getByText('Nothing was closed yet').waitFor();
});

test('all agents read times as they are where the desk is, in every part of a case, and dates of other days', async () => {
  const eva = await writeAs(desk.url, 'Eva Later');
  for (const words of ['photos not uploading', 'yes, the same one', 'talk to a person']) await eva.say(words);
  await annas.page.getByText('Eva Later').first().waitFor();
  await desk.pass(30 * 3_600_000);
  const away = await browser.beside({ ...desktop, timezoneId: 'Pacific/Kiritimati' });
  await away.goto(`${desk.url}/desk`);
  const agent = agentOf(away);
  await agent.signIn(cleo);
  await away.getByRole('searchbox').fill('Eva Later');
  await agent.open('Eva Later');
  await agent.claim();
  const berlin = { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Berlin' } as const;
  for (const part of ['.line-name', '.system-line', '.history', '.step-when']) {
    const times = await away
      .locator(`${part} time`)
      .evaluateAll((found) => found.map((time) => [time.getAttribute('datetime') ?? '', time.textContent ?? '']));
    expect(times.length, part).toBeGreaterThan(0);
    for (const [at = '', shown] of times) {
      const clock = new Intl.DateTimeFormat('en-US', berlin).format(new Date(at));
      expect(shown?.endsWith(clock), `${part} ${at} ${shown}`).toBe(true);
    }
  }
  const history = await away.locator('.history time').allInnerTexts();
  expect(history[0]).toMatch(/^\d+:\d\d/);
  expect(history.at(-1)).toMatch(/\d{4}, \d+:\d\d/);
});
