import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHandoffOf } from '../agents/support/open-handoff-of.ts';
import { openChat, until } from '../agents/support/run-agents.ts';
import type { Posted } from '../backends/support/start-channel.ts';
import { channelId, type DeskChannel, runDeskChannel, staff, tenant } from './support/run-desk-channel.ts';

const elsewhere = '99999999-2222-4333-8444-555555555555';

let desk: DeskChannel;

beforeAll(async () => {
  desk = await runDeskChannel();
}, 120_000);

afterAll(() => desk.close());

const reference = async () => (await desk.run.store.find(`teams-desk:${channelId}`))?.address;

it('learns how the channel is reached from nothing that is not proven, of another channel or another tenant', async () => {
  const { activity, post, cloud, channel } = desk;
  const of = (more: object) => ({ ...activity('bo', ''), ...more });
  const place = { conversationType: 'channel', isGroup: true };
  const token = cloud.bearer(channel.url);
  const refused: readonly [object, string][] = [
    [activity('bo', ''), ''],
    [activity('bo', ''), cloud.bearer(channel.url, {}, {}, 'stranger')],
    [activity('bo', ''), cloud.bearer('https://smba.trafficmanager.net/')],
    [of({ serviceUrl: 'https://evil.example.org/' }), cloud.bearer('https://evil.example.org/')],
    [of({ conversation: { ...place, id: channelId, tenantId: elsewhere } }), token],
    [of({ conversation: { ...place, id: channelId }, channelData: { tenant: { id: elsewhere } } }), token],
    [of({ conversation: { ...place, id: channelId }, channelData: {} }), token],
  ];
  for (const [sent, authorization] of refused) expect((await post(sent, authorization)).status).toBeGreaterThan(399);
  const other = { channel: { id: '19:other@thread.tacv2' }, tenant: { id: tenant } };
  await post(of({ conversation: { ...place, id: other.channel.id, tenantId: tenant }, channelData: other }), token);
  expect(await reference()).toBeUndefined();

  expect((await post(activity('bo', ''), token)).status).toBe(200);
  expect(await reference()).toMatchObject({
    serviceUrl: channel.url,
    conversation: { id: channelId, tenantId: tenant },
  });
});

it('follows the channel to where it is reached from then on', async () => {
  const { activity, post, cloud, channel } = desk;
  const moved = `${channel.url}emea/`;
  await post({ ...activity('bo', ''), serviceUrl: moved }, cloud.bearer(moved));
  expect(await reference()).toMatchObject({ serviceUrl: moved });
  await post(activity('bo', ''));
  expect(await reference()).toMatchObject({ serviceUrl: channel.url });
});

it('learns it from the app being added to the team with this channel chosen', async () => {
  const fresh = await runDeskChannel();
  await fresh.post({
    ...fresh.activity('bo', ''),
    type: 'installationUpdate',
    action: 'add',
    conversation: { id: '19:general@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId: tenant },
    channelData: { settings: { selectedChannel: { id: channelId } }, tenant: { id: tenant } },
  });
  const known = (await fresh.run.store.find(`teams-desk:${channelId}`))?.address;
  expect(known).toMatchObject({ serviceUrl: fresh.channel.url, conversation: { id: channelId } });
  expect(await fresh.run.store.find('msteams:19:general@thread.tacv2')).toBeUndefined();
  await fresh.close();
}, 60_000);

it('takes nothing that happens in the channel for a customer', async () => {
  const { activity, post, run } = desk;
  const happened: readonly object[] = [
    activity('bo', '', { text: 'my photos are not uploading' }),
    activity('bo', '', { type: 'installationUpdate', action: 'add' }),
    activity('bo', '', { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] }),
    activity('bo', '', { type: 'messageUpdate', text: 'talk to a person' }),
    activity('bo', '', { type: 'event', name: 'something' }),
    activity('bo', '', { type: 'invoke', name: 'task/fetch' }),
    activity('bo', '', { type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: { fixpath: 1 } } } }),
    activity('bo', '', { value: { fixpath: { reply: 'i.1', pick: 'person' } } }),
    activity('bo', '', { value: { fixpath: { handoff: 'none', move: 'claim' } } }),
    activity('bo', '', { value: { fixpath: { handoff: 'none', move: 'transfer' } } }),
    activity('bo', '', { from: { id: '28:bot', role: 'bot' }, text: 'hello' }),
  ];
  for (const each of happened) expect((await post(each)).status).toBe(200);
  await desk.write('bo', '', 'talk to a person');
  const conversations = await run.store.find(`msteams:${channelId}`);
  expect(conversations).toBeUndefined();
  const log = await run.store.read(`teams-desk:${channelId}`, 0, 100);
  expect(log.every(({ body, seenBy }) => body.kind === 'event' && seenBy.length === 0)).toBe(true);
  expect(await run.store.handoffs(['requested', 'claimed', 'ticketed'])).toEqual([]);
});

it('lets nobody claim or speak with what is not proven, or without an account of the organisation', async () => {
  const { activity, post, run, channel, cloud } = desk;
  const chat = await openChat(run);
  await chat.write('talk to a person');
  await desk.tick();
  await until(() => channel.cards().length > 0);
  const card = channel.cards().at(-1) as Posted; // it is there
  const id = await openHandoffOf(run.store, chat.id);
  const claim = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', data: { fixpath: { handoff: id, move: 'claim' } } } },
  };
  const stateOf = async () => (await run.store.handoff(id))?.state;
  expect((await post(activity('bo', card.id, claim), '')).status).toBe(401);
  expect((await post(activity('bo', card.id, claim), cloud.bearer(channel.url, {}, {}, 'stranger'))).status).toBe(401);
  const { aadObjectId: _, ...stranger } = staff.bo;
  await post(activity('bo', card.id, { ...claim, from: stranger }));
  // From a chat of their own, where the button cannot have come from.
  const chatOfTwo = { id: 'a:bo', conversationType: 'personal', tenantId: tenant };
  await post(activity('bo', card.id, { ...claim, conversation: chatOfTwo, channelData: { tenant: { id: tenant } } }));
  expect(await stateOf()).toBe('requested');

  await desk.press('bo', card, 'Claim');
  expect(await stateOf()).toBe('claimed');
  await post(activity('bo', card.id, { text: 'forged' }), '');
  // Another account of the same name.
  const twin = { ...staff.cy, name: staff.bo.name };
  await post(activity('bo', card.id, { text: 'twin', from: twin }));
  await desk.write('bo', card.id, 'mine');
  await until(async () => (await chat.texts()).includes('mine'));
  expect((await chat.texts()).join()).not.toMatch(/forged|twin/);
});
