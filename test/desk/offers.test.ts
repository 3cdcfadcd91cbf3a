import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/domain/conversation/reply.ts';
import type { Classifier } from '../../src/domain/ports/classifier.ts';
import { deskContent } from '../play/desk-content.ts';
import { openPlainDesk, type PlainDesk, send } from '../play/plain-desk.ts';

const opened = await deskContent();
const { content } = opened;

/** Words that are met with an offer of these, whatever the classifier learned of late. */
const openings: Readonly<Record<string, readonly string[]>> = {
  'trouble with the storage': ['iphone-storage-full', 'icloud-storage-full'],
  'trouble with the power': ['iphone-not-charging'],
};
const [storages = [], charging = []] = Object.values(openings);

const classifier: Classifier = {
  ...opened.classifier,
  understand: (text, language) => {
    const between = openings[text];
    if (!between) return opened.classifier.understand(text, language);
    return {
      verdict: { type: 'torn', between },
      ranking: between.map((intent) => ({ intent, share: 1 / between.length })),
    };
  },
};

let desk: PlainDesk;
beforeAll(async () => {
  desk = await openPlainDesk(content, { ...opened, classifier });
});
afterAll(() => desk.close());

/** What is replied to some words, said one after the other at an offer of intents. */
async function repliesTo(
  intents: readonly string[],
  said: readonly string[],
  conversation = `terminal:${randomUUID()}`,
): Promise<readonly Reply[]> {
  const [opening = ''] = Object.entries(openings).find(([, between]) => between === intents) ?? [];
  let entries = opening === '' ? [] : await send(desk, conversation, { text: opening });
  for (const text of said) entries = await send(desk, conversation, { text });
  expect(desk.log.errors).toEqual([]);
  // German is met with a notice that answers come in English.
  return entries.flatMap(({ body }) => (body.kind === 'reply' && body.reply.kind !== 'notice' ? [body.reply] : []));
}

/** The flow that was begun; else the kind of the last reply. */
function outcome(replies: readonly Reply[]): string | undefined {
  return replies.find(({ kind }) => kind === 'question')?.flow ?? replies.at(-1)?.kind;
}

describe('at an offer of two', () => {
  it.each([
    ['1', 'iphone-storage-full'],
    ['the second one', 'icloud-storage-full'],
    ['the last', 'icloud-storage-full'],
    ['iCloud', 'icloud-storage-full'],
    ['the cloud one please', 'icloud-storage-full'],
    ['the phone', 'iphone-storage-full'],
    ['not the iCloud one', 'iphone-storage-full'],
    ['no, the iPhone', 'iphone-storage-full'],
    ['yes, the first', 'iphone-storage-full'],
    ["I can't install any apps because there is no room", 'iphone-storage-full'],
    ['it says the backup could not be saved', 'icloud-storage-full'],
    ["no, it's the Wi-Fi that doesn't work", 'wifi-not-working'],
    ['das zweite', 'icloud-storage-full'],
    ['der auf dem Handy selbst', 'iphone-storage-full'],
  ])('"%s" begins %s', async (words, flow) => {
    expect(outcome(await repliesTo(storages, [words]))).toBe(flow);
  });

  it.each(['neither', 'none of them', 'something else', 'no', 'keins von beiden', 'weder noch'])(
    '"%s" leads on to the other topics',
    async (words) => {
      const [reply] = await repliesTo(storages, [words]);
      expect(reply?.kind).toBe('apology');
      expect(reply?.intents?.filter((intent) => storages.includes(intent))).toEqual([]);
      expect(reply?.choices?.length).toBeGreaterThan(0);
    },
  );

  it.each([
    ["what's the difference?", content.flows],
    ['which is which', content.flows],
    ['not sure', content.flows],
    ["I can't tell", content.flows],
    ['why?', content.flows],
    ['was ist der Unterschied?', content.languages.de?.flows],
    ['weiß nicht', content.languages.de?.flows],
  ])('"%s" is told what each is about, and the offer stands again', async (words, flows) => {
    const replies = await repliesTo(storages, [words]);
    expect(replies.map(({ kind }) => kind)).toEqual(['say', 'offer']);
    for (const intent of storages) expect(replies[0]?.text).toContain(flows?.[intent]?.about);
    expect(replies[1]?.intents).toEqual(storages);
  });

  it.each([
    ['will I lose my photos?', ['say', 'offer']],
    ['what is iCloud?', ['say', 'offer']],
    ['are you a bot?', ['say', 'offer']],
    ['mxyzptlk', ['offer']],
    ['yes', ['offer']],
  ])('"%s" leaves the offer open', async (words, kinds) => {
    const replies = await repliesTo(storages, [words]);
    expect(replies.map(({ kind }) => kind)).toEqual(kinds);
    expect(replies.at(-1)?.intents).toEqual(storages);
  });

  it.each(['both', 'yes, both of them', 'beides'])(
    '"%s" begins the first and comes back to the other',
    async (words) => {
      const conversation = `terminal:${randomUUID()}`;
      const begun = await repliesTo(storages, [words], conversation);
      expect(outcome(begun)).toBe('iphone-storage-full');
      const replies = await repliesTo([], ['no, some are left', 'yes, it works'], conversation);
      expect(replies.map(({ kind }) => kind)).toEqual(['outcome', 'offer']);
      expect(replies.at(-1)?.intents).toEqual(['icloud-storage-full']);
      expect(outcome(await repliesTo([], ['yes'], conversation))).toBe('icloud-storage-full');
    },
  );

  it('the third time nothing is made out of what was said, a person is on offer', async () => {
    const [reply] = await repliesTo(storages, ['not sure', 'not sure', 'not sure']);
    expect(reply?.choices?.map(({ pick }) => pick)).toContain('person');
  });

  it('an answer beside which more is said begins the flow with all of it', async () => {
    await repliesTo(storages, ["the iPhone, I can't take pictures any more"], 'terminal:more');
    const plan = (await desk.store.find('terminal:more'))?.state.episode?.plan;
    expect(plan?.flow).toBe('iphone-storage-full');
    expect(plan?.opening).toMatch(/trouble.*pictures/);
  });
});

describe('at an offer of one', () => {
  it('it is asked whether it is that, with "Yes" and "Something else"', async () => {
    const [, reply] = await repliesTo(charging, []);
    expect(reply?.kind).toBe('offer');
    expect(reply?.text).toContain(content.flows['iphone-not-charging']?.matter);
    expect(reply?.choices?.map(({ label }) => label)).toEqual(['Yes', 'Something else']);
  });

  it.each([
    ['yes', 'iphone-not-charging'],
    ["yes please, that's it", 'iphone-not-charging'],
    ['yes, since the update', 'iphone-not-charging'],
    ['ja genau', 'iphone-not-charging'],
    ['it charges but only if I wiggle the cable', 'iphone-not-charging'],
    ["no, my photos don't upload", 'icloud-photos-not-syncing'],
    ['nein, mein WLAN geht nicht', 'wifi-not-working'],
    ['no', 'apology'],
    ['not really', 'apology'],
    ['something else', 'apology'],
    ['what do you mean?', 'offer'],
    ['maybe', 'offer'],
  ])('"%s" brings %s', async (words, expected) => {
    expect(outcome(await repliesTo(charging, [words]))).toBe(expected);
  });

  it('a second "no" ends it without another apology', async () => {
    const replies = await repliesTo(charging, ['no', 'no']);
    expect(replies.map(({ kind }) => kind)).toEqual(['say']);
  });
});
