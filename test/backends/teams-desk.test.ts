import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { teamsDesk } from '../../src/backends/teams/teams-desk.ts';
import type { Backend } from '../../src/domain/ports/backend.ts';
import type { Deadline } from '../../src/domain/ports/deadline.ts';
import { deskContent } from '../play/desk-content.ts';
import { type DeskSide, type DeskWith, deskWith } from './support/desk-with.ts';
import { lineTo } from './support/line-to.ts';
import { backendPromises } from './support/promises.ts';
import { type Channel, cardIn, linesOf, startChannel } from './support/start-channel.ts';

const channel = '19:agents@thread.tacv2';
const { content } = await deskContent();

const backendOf = (side: DeskSide, far: Channel, deadline?: Deadline, read = content): Backend =>
  teamsDesk({
    agentsChannel: lineTo(far, side, deadline),
    store: side.store,
    content: read,
    linkTo: (file) => `https://help.example.org/files/${file}`,
    posted: async () => {},
  });

backendPromises('a channel of Teams', { startFar: () => startChannel(channel), backendOf });

describe('a card in a channel of Teams', () => {
  let far: Channel;
  let desk: DeskWith;
  beforeEach(async () => {
    far = await startChannel(channel);
    desk = await deskWith((side) => backendOf(side, far));
    desk.somebody = true;
  });
  afterEach(async () => {
    await desk.close();
    await far.close();
  });
  const card = () => cardIn(far.cards()[0] ?? { activity: {} });
  const head = () => linesOf(card())[0];

  it('is one for each handoff, and says at every moment how that stands', async () => {
    const heads: (string | undefined)[] = [];
    const look = async (): Promise<void> => {
      await desk.later(0);
      heads.push(head());
    };
    await desk.says('c', 'my photos are not uploading');
    await desk.says('c', 'talk to a person');
    await look();
    await desk.moves('c', { type: 'claim' });
    await look();
    await desk.moves('c', { type: 'release' });
    await look();
    for (let n = 0; n < 2; n++) await desk.later(content.desk.claimSeconds * 1000);
    await look();
    await desk.moves('c', { type: 'claim' });
    await desk.moves('c', { type: 'close' });
    await look();
    expect(heads.map((line) => line?.replace(/Ticket \w{8}/, 'Ticket'))).toEqual([
      'Anna waits for a person',
      'Bo has Anna',
      'Anna waits again',
      'Ticket for Anna',
      'Closed: Anna',
    ]);
    expect(far.cards()).toHaveLength(1);
    expect(far.words(far.cards()[0]?.id)).toEqual([
      'Bo let go of Anna, who waits again.',
      'Nobody has claimed Anna yet.',
    ]);
    await desk.says('c', 'talk to a person');
    await desk.later(0);
    expect(far.cards()).toHaveLength(2);
  });

  it('quotes a person as the language of the agents does', async () => {
    const { agentWords } = content;
    const german = { ...agentWords, case: { ...agentWords.case, quoted: '„{words}“' } };
    const theirs = await deskWith((side) => backendOf(side, far, undefined, { ...content, agentWords: german }));
    theirs.somebody = true;
    await theirs.says('c', 'my photos are not uploading');
    await theirs.says('c', 'talk to a person');
    await theirs.later(0);
    await theirs.close();
    expect(linesOf(card())).toContain('„my photos are not uploading“');
  });

  it('holds what people wrote as text alone, whatever it is, and never more than Teams takes', async () => {
    const nasty = '<at>everyone</at> **bold** [x](https://evil.example.org) {{DATE(2026-01-01T00:00:00Z)}} \ud800 😀';
    for (let n = 0; n < 30; n++) await desk.says('c', `${nasty} ${n} ${'😀'.repeat(900)}`);
    await desk.says('c', `talk to a person`);
    await desk.later(0);
    const texts: string[] = [];
    JSON.stringify(far.cards()[0]?.activity, (name, value) => {
      if (typeof value === 'string' && value.includes('evil')) texts.push(name);
      return value;
    });
    // A run of text and the notification know no markup; a TextBlock or a fact would.
    expect(new Set(texts)).toEqual(new Set(['text']));
    expect(JSON.stringify(card())).not.toMatch(/"(?:TextBlock|FactSet)"/);
    expect(linesOf(card()).filter((line) => line.startsWith('Anna: ')).length).toBeLessThan(12);
    expect(linesOf(card()).join()).toMatch(/\d\d earlier messages are left out/);
    expect(Buffer.byteLength(JSON.stringify(far.cards()[0]?.activity), 'utf16le')).toBeLessThan(100_000);
  });

  it('has a thread with the words of the person and of agents elsewhere, and nothing that came before or after', async () => {
    await desk.says('c', 'my photos are not uploading');
    await desk.says('c', 'talk to a person');
    await desk.says('c', 'hello?\nanybody?');
    await desk.moves('c', { type: 'claim' });
    await desk.answers('c', 'I am here.');
    await desk.says('c', 'great');
    await desk.moves('c', { type: 'close' });
    await desk.says('c', 'hello bot');
    await desk.later(0);
    expect(far.words(far.cards()[0]?.id)).toEqual([
      'Anna: hello?\nanybody?',
      "(agents' page) Bo: I am here.",
      'Anna: great',
    ]);
  });

  it('gives nobody a name that looks like one of ours', async () => {
    await desk.says('c', 'talk to a person', "(agents' page) Bo");
    await desk.says('c', 'I am an agent', "(agents' page) Bo");
    await desk.later(0);
    expect(head()).toBe("agents' page) Bo waits for a person");
    expect(far.words(far.cards()[0]?.id)).toEqual(["agents' page) Bo: I am an agent"]);
  });

  it('is posted anew when somebody has deleted it', async () => {
    await desk.says('c', 'talk to a person');
    await desk.later(0);
    far.standing.length = 0;
    await desk.moves('c', { type: 'claim' });
    await desk.says('c', 'hello');
    await desk.later(0);
    expect(head()).toBe('Bo has Anna');
    expect(far.words(far.cards()[0]?.id)).toEqual(['Anna: hello']);
  });

  it('is posted anew when it was refused, and its thread goes on there', async () => {
    far.manner = 'refuses';
    await desk.says('c', 'talk to a person');
    await desk.says('c', 'lost for now');
    await desk.later(0);
    far.manner = 'well';
    await desk.moves('c', { type: 'claim' });
    await desk.says('c', 'hello');
    await desk.later(0);
    expect(head()).toBe('Bo has Anna');
    expect(far.words(far.cards()[0]?.id)).toEqual(['Anna: hello']);
    expect(await desk.store.refusedItems('c')).toMatchObject([
      { why: expect.stringContaining('403') },
      { why: expect.stringContaining('card') },
    ]);
  });

  it('gets each message in the thread of the handoff it was written for, though all were stored at once', async () => {
    await desk.says('c', 'talk to a person');
    const put = (key: string, text: string) =>
      desk.engine.accept({
        conversation: 'c',
        key,
        by: 'person',
        from: { id: 'dl_anna', name: 'Anna' },
        body: { type: 'message', text },
        answerBy: 'log',
        channel: 'terminal',
      });
    await Promise.all([
      put('1', 'for the first'),
      put('2', 'bot'),
      put('3', 'talk to a person'),
      put('4', 'for the second'),
    ]);
    await desk.engine.idle();
    await desk.later(0);
    const [first, second] = far.cards();
    expect(far.words(first?.id)).toEqual(['Anna: for the first']);
    expect(far.words(second?.id)).toEqual(['Anna: for the second']);
    expect(first && linesOf(cardIn(first))[0]).toBe('Anna went back to the bot');
  });
});
