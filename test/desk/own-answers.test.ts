import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import { hearReply } from '../../src/desk/listening/hear.ts';
import { exactReply } from '../../src/flows/interpret/exact-reply.ts';
import { positionOf } from '../../src/flows/position/plan-position.ts';
import { sayFrom } from '../../src/flows/replies/say.ts';
import { deskContent } from '../play/desk-content.ts';

let opened: OpenDesk;

beforeAll(async () => {
  opened = await deskContent();
});

const photos = 'icloud-photos-not-syncing';

/** What the desk hears at a question of the photos flow: labels, or the act and its kind. */
function heardAt(step: string, text: string): string {
  const { content, classifier, ears } = opened;
  const bundle = content.bundles[photos];
  const ear = ears();
  const landed = { path: step, reading: { type: 'landed' }, source: 'said', input: 'i', at: 0 } as const;
  const due = bundle && positionOf(bundle, { flow: photos, trail: [landed] }).due;
  if (!bundle || !ear || due?.type !== 'open' || due.at.path !== step) throw new Error(`"${step}" cannot be asked.`);
  const label = (index: number) => due.at.step.answers[index]?.label ?? 'none';
  const exact = exactReply(due, text, content.phrases);
  if (exact?.type === 'which') return exact.among.map(label).join(' | ');
  if (exact?.type === 'reading')
    return exact.reading.type === 'answered' ? label(exact.reading.answer) : exact.reading.type;
  const place = { open: due, bundle, flow: photos, say: sayFrom(content.phrases, 0), classifier, flows: content.flows };
  const { acts, among, verdict } = hearReply(text, place, ear).interpretation;
  const [act] = acts;
  if (among) return among.map(label).join(' | ');
  if (!act || verdict === 'unheard') return 'nothing';
  if (act.act === 'answer') return act.answer === 'unsure' ? 'unsure' : label(act.answer);
  return 'kind' in act ? `${act.act} ${act.kind}` : act.act;
}

describe("at a question of the project's own photos flow", () => {
  it.each([
    ['apple-id', 'nope, a different account', 'No, another one'],
    ['apple-id', 'not the same', 'No, another one'],
    ['apple-id', 'signed out', "I'm not signed in"],
    ['apple-id', 'dunno', 'unsure'],
    ['sync-switch', 'icloud photos is off', "No, it's off"],
    ['sync-switch', "it isn't on", "No, it's off"],
    ['sync-switch', 'nope its off', "No, it's off"],
    ['sync-switch', 'on', "Yes, it's on"],
    ['sync-switch', 'yes off', "Yes, it's on | No, it's off"],
    ['sync-switch', "yes it's off", "Yes, it's on | No, it's off"],
    ['sync-switch', 'yes disabled', "Yes, it's on | No, it's off"],
    ['sync-switch', "no it's on", "Yes, it's on | No, it's off"],
    ['sync-switch', "yes it's not off", "Yes, it's on"],
    ['apple-id', 'yes another one', 'Yes, the same one | No, another one'],
    ['apple-id', 'yes the same one', 'Yes, the same one'],
    ['apple-id', 'no, not the same', 'No, another one'],
    ['connection', 'yes', 'Yes, it loads'],
    ['connection', 'no', "No, it doesn't"],
    ['connection', 'Yes, on Wi-Fi', 'Yes, it loads'],
    ['connection', 'No, on mobile data', "No, it doesn't"],
    ['connection', 'loads on 5G', 'Yes, it loads'],
    ['connection', 'does not load on wi-fi', "No, it doesn't"],
    ['network-in-use', 'wifi', 'On Wi-Fi'],
    ['network-in-use', 'on 5G', 'On mobile data'],
    ['phone-storage', 'no room', 'Yes, nearly full'],
    ['phone-storage', 'there is no space left', 'Yes, nearly full'],
    ['phone-storage', 'not full', "No, there's room"],
    ['phone-storage', 'no', "No, there's room"],
    ['restart', "it's not", 'Not yet'],
    ['restart', "it's hot", 'urgent burning'],
    ['restart', 'just did', 'Yes, I have'],
    ['ios-update', 'up to date', "No, it's up to date"],
    ['power', 'all night', 'Yes, it has'],
  ])('%s hears "%s" as %s', (step, text, expected) => expect(heardAt(step, text)).toBe(expected));

  it('phone-storage does not hear "hardly any room" as room', () =>
    expect(heardAt('phone-storage', 'hardly any room')).not.toBe("No, there's room"));
});
