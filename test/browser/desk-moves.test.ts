import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReceiver } from '../backends/support/start-receiver.ts';
import { openBrowser, type Visitors } from './support/open-browser.ts';
import { anna, ben, network, runStaffedDesk, type StaffedDesk } from './support/run-staffed-desk.ts';
import { askForHuman, atDesk } from './support/talk-to-agent.ts';
import { readWording, type Wording } from './support/wording.ts';

let desk: StaffedDesk;
let wording: Wording;
let browser: Visitors;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let annas: Awaited<ReturnType<typeof atDesk>>;
let bens: Awaited<ReturnType<typeof atDesk>>;

beforeAll(async () => {
  [receiver, wording, browser] = await Promise.all([startReceiver(), readWording(), openBrowser()]);
  desk = await runStaffedDesk({
    TICKET_WEBHOOK_URL: receiver.url,
    TICKET_WEBHOOK_SECRET: 'a secret of at least thirty-two characters',
  });
  annas = await atDesk(browser, desk.url, anna);
  bens = await atDesk(browser, desk.url, ben);
});
afterAll(async () => {
  await browser.leave();
  await desk.close();
  await receiver.close();
});

test('a transfer moves a person to the other team’s queue, and the filter by team is kept by the browser', async () => {
  const { page, agent } = annas;
  const eva = await askForHuman(desk.url, 'Eva Transfer');
  await agent.open('Eva Transfer');
  await agent.claim();
  await agent.more(/Transfer/);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').selectOption(network.name);
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await page.getByText('Claim this conversation to answer.').waitFor();
  await expect.poll(async () => (await eva.shown()).at(-1)).toContain(network.name);

  const row = bens.page.getByRole('link').filter({ hasText: 'Eva Transfer' });
  await bens.page.getByLabel('Team').selectOption('Apple devices');
  await row.waitFor({ state: 'detached' });
  await bens.page.reload();
  await bens.page.getByText('Nobody is waiting').waitFor();
  await bens.page.getByLabel('Team').selectOption(network.name);
  await row.getByText('Back in the queue').waitFor();
  await row.click();
  await bens.agent.claim();
  await bens.agent.write('Ben here, I have read it.');
  await expect.poll(async () => (await eva.shown()).at(-1)).toBe('Ben here, I have read it.');
  await page.getByText('Ben Okafor has this conversation.').waitFor();
  await bens.page.getByLabel('Team').selectOption('All teams');
});

test('an agent hands a person back at a step, and the bot asks just that', async () => {
  const { page, agent } = annas;
  const eva = await askForHuman(desk.url, 'Eva Back');
  await agent.shelf('Waiting');
  await agent.open('Eva Back');
  await agent.claim();
  await page.getByRole('button', { name: 'Hand back' }).click();
  await page.getByRole('dialog').getByRole('combobox').selectOption('mobile-data');
  await page.getByRole('dialog').getByRole('button', { name: 'Hand back' }).click();
  await page.getByText('Closed.').waitFor();
  const asked = wording.asks('icloud-photos-not-syncing', 'mobile-data');
  await expect.poll(async () => (await eva.shown()).at(-1)).toContain(asked);
});

test('an agent lets go: the person is told, and waits for a colleague, who reads why', async () => {
  const { page, agent } = annas;
  const eva = await askForHuman(desk.url, 'Eva Let Go');
  await agent.shelf('Waiting');
  await agent.open('Eva Let Go');
  await agent.claim();
  await agent.more(/Let go/);
  await page.getByRole('dialog').getByRole('textbox').fill('My shift is over');
  await page.getByRole('dialog').getByRole('button', { name: 'Let go' }).click();
  await expect.poll(async () => (await eva.shown()).at(-1)).toBe(wording.says('person-lost'));
  await bens.agent.shelf('Waiting');
  await bens.agent.open('Eva Let Go');
  await bens.page.getByText('My shift is over').waitFor();
  await bens.agent.claim();
  expect((await eva.shown()).join('\n')).not.toContain('My shift is over');
});

test('a canned reply is found by a slash and what follows, and sent as it stands or as it is changed', async () => {
  const { page, agent } = annas;
  const eva = await askForHuman(desk.url, 'Eva Canned');
  await agent.shelf('Waiting');
  await agent.open('Eva Canned');
  await agent.claim();
  const field = page.getByLabel('Reply');
  await field.pressSequentially('/still');
  expect(await page.getByRole('listbox').getByRole('option').count()).toBe(1);
  await field.press('Enter');
  await field.pressSequentially(' Really.');
  await field.press('Enter');
  await expect.poll(async () => (await eva.shown()).at(-1)).toMatch(/still there\? Take your time\. Really\.$/);
  await field.pressSequentially('/no such reply');
  await page.getByText('No canned reply of that name.').waitFor();
  await field.press('Escape');
  await field.fill('');
});

test('an agent writes a canned reply on the page that colleagues find at once, and of two who change it nobody’s words are lost', async () => {
  const { page } = annas;
  await page.locator('.conversation').focus();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await dialog.getByText("From the desk's writers").first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Reset');
  await page.keyboard.press('Tab');
  await page.keyboard.type('{{nme}}, switch it off and on.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('{{nme}} cannot be filled in.').waitFor();
  // What was begun is there again after a slip on Escape.
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('e');
  await dialog.getByLabel('Text').fill('{{name}}, switch it off and on.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Shared, last changed by Anna Lind').waitFor();

  await bens.page.locator('.queue').focus();
  await bens.page.keyboard.press('e');
  const his = bens.page.getByRole('dialog');
  await his.getByRole('button', { name: 'Change Reset' }).click();
  await his.getByLabel('Text').fill('{{name}}, hold both buttons.');
  await dialog.getByRole('button', { name: 'Change Reset' }).click();
  await dialog.getByLabel('Text').fill('{{name}}, leave it off for a minute.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('button', { name: 'Change Reset' }).waitFor();
  await his.getByRole('button', { name: 'Save' }).click();
  await his.getByText('Anna Lind changed it meanwhile:').waitFor();
  await his.getByText('leave it off for a minute').waitFor();
  await his.getByRole('button', { name: 'Keep mine' }).click();
  expect(await his.getByLabel('Text').inputValue()).toBe('{{name}}, hold both buttons.');
  await his.getByRole('button', { name: 'Save' }).click();
  await his.getByText('Shared, last changed by Ben Okafor').waitFor();

  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'detached' });
  const field = page.getByLabel('Reply');
  await field.pressSequentially('/reset');
  await page.getByRole('option').getByText('Eva Canned, hold both buttons.').waitFor();
  await field.press('Enter');
  expect(await field.inputValue()).toBe('Eva Canned, hold both buttons.');
  await field.fill('');

  await his.getByRole('button', { name: 'Delete Reset' }).click();
  await his.getByText('Delete Reset for everybody?').waitFor();
  await bens.page.keyboard.press('Enter');
  await his.getByRole('button', { name: 'Change Reset' }).waitFor({ state: 'detached' });
  await his.getByRole('button', { name: 'Done' }).click();
});

test('what a system refused stands at the line it was to carry and in the list, and goes through once it is sent again', async () => {
  const { page, agent } = annas;
  await desk.pass(0);
  receiver.manner = 'refuses';
  await askForHuman(desk.url, 'Eva Refused');
  await agent.shelf('Waiting');
  const row = page.getByRole('link').filter({ hasText: 'Eva Refused' });
  await row.getByText('1 not sent').waitFor();
  await row.click();
  const refused = page.getByRole('log').locator('.refused');
  await refused.getByText('Not taken by the ticket system: ').waitFor();
  await agent.claim();
  await expect.poll(() => refused.count()).toBe(2);
  receiver.manner = 'well';
  await refused.first().getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => refused.count()).toBe(1);
  await refused.first().getByRole('button', { name: 'Send again' }).click();
  await refused.waitFor({ state: 'detached' });
  await agent.shelf('Mine');
  await row.getByText('not sent').waitFor({ state: 'detached' });
  const told = receiver.taken.map(({ content }) => JSON.parse(content)).filter(isOf('Eva Refused'));
  expect(told.map(({ type }) => type)).toEqual(['handoff.requested', 'handoff.claimed']);
});

test('a ticket is closed without a claim, and an old one leads to what the person has open now', async () => {
  const { page, agent } = annas;
  for (const each of [annas, bens]) {
    await each.agent.beAway();
  }
  const eva = await ticketOf('Eva Ticket');
  const twice = await ticketOf('Eva Twice');
  await agent.shelf('Tickets');
  await agent.open('Eva Ticket');
  await page.getByRole('button', { name: 'Close' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Close' }).click();
  // Without a reason it stays open.
  await dialog.getByRole('textbox').fill('Answered by telephone');
  await dialog.getByRole('textbox').press('Enter');
  await expect.poll(async () => (await eva.shown()).at(-1)).toBe(wording.says('rating'));
  await eva.say('2');
  await eva.say('took <b>long</b>');
  await page.getByText('Closed. They gave').waitFor();
  const summary = page.getByRole('complementary', { name: 'Summary' });
  await summary.getByText('took <b>long</b>').waitFor();
  await summary.getByText('Answered by telephone').waitFor();
  await agent.shelf('Closed');
  const closed = page.getByRole('link').filter({ hasText: 'Eva Ticket' });
  await closed.getByRole('img', { name: '2 of 5 stars' }).waitFor();

  await agent.beAvailable();
  await twice.say('no');
  await twice.say('talk to a person');
  await agent.shelf('Waiting');
  await page.getByRole('link').filter({ hasText: 'Eva Twice' }).waitFor();
  await agent.shelf('Tickets');
  await agent.open('Eva Twice');
  await page.getByRole('button', { name: 'Claim' }).click();
  await page.getByText('that request is open').first().waitFor();
  await page.getByRole('link', { name: 'Open it' }).click();
  await agent.claim();
  await agent.write('Here I am.');
  await expect.poll(async () => (await twice.shown()).at(-1)).toBe('Here I am.');
});

async function ticketOf(name: string) {
  const person = await askForHuman(desk.url, name);
  await expect.poll(async () => (await person.shown()).at(-1)).toContain('number');
  return person;
}

function isOf(name: string) {
  return ({ handoff }: { readonly handoff: { readonly person?: { readonly name?: string } } }) =>
    handoff.person?.name === name;
}
