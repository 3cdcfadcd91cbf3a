import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import { deskContent } from '../play/desk-content.ts';
import { openPlainDesk, type PlainDesk, send } from '../play/plain-desk.ts';

let opened: OpenDesk;

beforeAll(async () => {
  opened = await deskContent();
});

/** A desk on which nobody is there, so that whoever asks for a person gets a ticket. */
async function deskThat(mails: 'sends mail' | 'sends no mail'): Promise<PlainDesk> {
  const desk = await openPlainDesk(opened.content, opened, undefined, undefined, mails === 'sends mail');
  desk.staffing = { present: false, ahead: 0, opens: 'Monday, 08:00' };
  onTestFinished(() => desk.close());
  return desk;
}

const texts = async (desk: PlainDesk, text: string): Promise<string> =>
  (await send(desk, 'c', { text })).map(({ body }) => (body.kind === 'reply' ? body.reply.text : '')).join('\n');

const asks = /type your address|schreiben Sie Ihre Adresse/;

describe('a desk that sends no mail', () => {
  it.each([
    ['English', ['photos not uploading', 'talk to a person']],
    ['German', ['Fotos laden nicht hoch', 'Mitarbeiter']],
  ])('asks nobody for an address in %s, and keeps none', async (_, words) => {
    const desk = await deskThat('sends no mail');
    let said = '';
    for (const text of words) said = await texts(desk, text);
    const [ticket] = await desk.store.handoffs(['ticketed']);
    expect(said).toContain(ticket?.ticket?.number);
    expect(said).not.toMatch(asks);
    expect(said).not.toMatch(/mail/i);
    expect(await texts(desk, 'ada@example.org')).toMatch(/can't send mail|keine E-Mail senden/);
    expect((await desk.store.handoff(ticket?.id ?? ''))?.ticket).toEqual({ number: ticket?.ticket?.number });
  });
});

describe('a desk that sends mail', () => {
  it('asks for an address, and takes one that comes later', async () => {
    const desk = await deskThat('sends mail');
    expect(await texts(desk, 'talk to a person')).toMatch(asks);
    await texts(desk, 'no');
    expect(await texts(desk, 'ada@example.org')).toContain('the answer goes to ada@example.org');
    expect((await desk.store.handoffs(['ticketed']))[0]?.ticket?.mail).toBe('ada@example.org');
  });

  it('asks nobody whose site has proven their address', async () => {
    const desk = await deskThat('sends mail');
    const from = { id: 'ada', mail: 'ada@example.org', proven: true } as const;
    const { id } = await desk.engine.accept({
      ...{ conversation: 'c', key: '1', by: 'person', from, answerBy: 'log', channel: 'directline' },
      body: { type: 'message', text: 'talk to a person' },
    });
    const [reply] = ((await desk.engine.replies('c', id, 10_000)) ?? []).slice(-1);
    const text = reply?.body.kind === 'reply' ? reply.body.reply.text : '';
    expect(text).not.toMatch(asks);
    expect(text).toContain('ada@example.org');
    expect((await desk.store.handoffs(['ticketed']))[0]?.ticket?.mail).toBe('ada@example.org');
  });
});

describe('how a ticket stands', () => {
  it.each([
    'when will I get an answer',
    'is there an answer yet?',
    "what's my ticket number?",
    'ticket status',
    'is my case closed?',
  ])('is told to who asks "%s", while nothing is open and while a question is', async (question) => {
    const desk = await deskThat('sends mail');
    await texts(desk, 'photos not uploading');
    await texts(desk, 'talk to a person');
    const number = (await desk.store.handoffs(['ticketed']))[0]?.ticket?.number ?? 'none';
    for (const words of ['no', 'wifi not working']) {
      const told = await texts(desk, question);
      expect(told).toContain(number);
      expect(told).toContain('Nov 23, 2026');
      expect(told).toContain('Monday, 08:00');
      await texts(desk, words);
    }
    expect(await texts(desk, question)).toContain(number);
  });

  it.each(['Wann bekomme ich eine Antwort?', 'Wie lautet meine Ticketnummer?', 'Ticketstatus'])(
    'is told in German to who asks "%s"',
    async (question) => {
      const desk = await deskThat('sends mail');
      await texts(desk, 'Fotos laden nicht hoch');
      await texts(desk, 'Mitarbeiter');
      await texts(desk, 'ada@example.org');
      const told = await texts(desk, question);
      expect(told).toContain('Ihre Nummer ist');
      expect(told).toContain('23.11.2026');
      expect(told).toContain('ada@example.org');
    },
  );

  it('is told with its number while it is back in the queue', async () => {
    const desk = await deskThat('sends no mail');
    await texts(desk, 'talk to a person');
    const [{ id = '', ticket } = {}] = await desk.store.handoffs(['ticketed']);
    for (const move of [{ type: 'claim' }, { type: 'release' }] as const) {
      await desk.engine.accept({
        ...{ conversation: 'c', key: move.type, by: 'agent', from: { id: 'agent-1', name: 'Bo' }, answerBy: 'log' },
        ...{ channel: 'terminal', body: { type: 'agent-moves', handoff: id, move } },
      } as const);
      await desk.engine.idle();
    }
    expect(await texts(desk, 'what is my ticket number?')).toContain(`Your number is ${ticket?.number}.`);
  });

  it('is told of a closed one, with the way to ask again', async () => {
    const desk = await deskThat('sends no mail');
    await texts(desk, 'talk to a person');
    const [{ id = '' } = {}] = await desk.store.handoffs(['ticketed']);
    await desk.engine.accept({
      ...{ conversation: 'c', key: '2', by: 'agent', from: { id: 'agent-1', name: 'Bo' }, answerBy: 'log' },
      ...{ channel: 'terminal', body: { type: 'agent-moves', handoff: id, move: { type: 'close' } } },
    } as const);
    await desk.engine.idle();
    expect(await texts(desk, 'any news on my ticket?')).toMatch(/was closed on Nov 23, 2026.*"person"/);
  });
});
