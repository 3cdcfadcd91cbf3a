import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/live/load-content.ts';
import { answerInDanger } from '../../src/desk/questions/answer-in-danger.ts';
import { kindsOf } from '../../src/domain/content/acts.ts';
import { spokenContent } from '../../src/domain/content/spoken-content.ts';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import { earOf, learnEar } from '../../src/interpretation/ear.ts';
import { lessonOf } from '../../src/interpretation/lesson-of.ts';
import { deskInEachTest } from '../play/desk-in-each-test.ts';
import { type PlainDesk, send } from '../play/plain-desk.ts';

let desk: PlainDesk;

deskInEachTest((own) => {
  desk = own;
});

const textsOf = (entries: readonly Entry[]): string =>
  entries.flatMap(({ body }) => (body.kind === 'reply' ? [body.reply.text] : [])).join('\n');

async function say(text: string): Promise<string> {
  return textsOf(await send(desk, 'c', { text }));
}

async function sayAll(...texts: readonly string[]): Promise<string> {
  let said = '';
  for (const text of texts) said = await say(text);
  return said;
}

describe('after an alarm', () => {
  it.each([
    ['should I ring the fire brigade myself?', "can't call them for you"],
    ['is it safe to go back in?', 'Not yet'],
    ['can I use another plug now?', 'until somebody has looked'],
    ["it's out now, I pulled the plug", 'flare up again'],
    ["ok I'm outside", 'stay there'],
    ['can I pour water on it?', 'poisonous smoke'],
    ['there is still smoke coming out', 'go out now'],
  ])('of smoke, "%s" is answered by what is listed for it', async (asked, answer) => {
    expect(await sayAll('my phone smells burnt and smokes', asked)).toContain(answer);
  });

  it('what nobody foresaw gets what to do now, and is passed on the next time; "bot" is no way out of a fire', async () => {
    const first = await sayAll('mein Handy raucht', 'grmpf lala');
    expect(first).toContain('halten Sie Abstand');
    const second = await say('trallala hopsasa');
    expect(second).not.toContain('Bot');
    expect(second).not.toBe(first);
  });

  it('another danger is warned of, although something is listed for its words', async () => {
    expect(await sayAll('my phone fell in the pool', 'now it is burning and there is smoke')).toContain(
      'Move away from it',
    );
  });

  it('who asks after the colleague is told the place, and who says thanks is welcome', async () => {
    expect(await sayAll('my phone is on fire', 'when does your colleague come?')).toContain('next');
    expect(await say('thanks')).not.toContain('keep away');
  });

  it('an offer is answered before it is taken for a word about the danger', async () => {
    const said = await sayAll('wifi not working', 'I dropped it in the bath', 'does rice help?', 'carry on');
    expect(said).toContain('Wi-Fi switch');
  });

  it('what to do now is not said to whom an agent has', async () => {
    await sayAll('my battery is swollen');
    const [waiting] = await desk.store.handoffs(['requested']);
    const from = { id: 'agent-ada', name: 'Ada' };
    const body = { type: 'agent-moves', handoff: waiting?.id ?? '', move: { type: 'claim' } } as const;
    const asked = { conversation: 'c', key: randomUUID(), by: 'agent', from, body, answerBy: 'log' } as const;
    const { id } = await desk.engine.accept({ ...asked, channel: 'terminal' });
    await desk.engine.replies('c', id, 5_000);
    expect(await say('can I still use it?')).toBe('');
  });
});

const loaded = await loadContent(join(import.meta.dirname, '../..'));
if (loaded.type === 'faults') throw new Error('The content has faults.');
const { content: own } = loaded;

describe.each(['en', 'de'] as const)('what is listed after an alarm in the language %s', (language) => {
  const lesson = lessonOf(own, language);
  if (!lesson) throw new Error('The desk has no words.');
  const ear = earOf(lesson, learnEar(lesson));
  const content = spokenContent(own, language);

  it.each(kindsOf.urgent)('finds its own entry for nearly all wordings of %s', (kind) => {
    const faq = content.urgent?.advice[kind].faq ?? [];
    const rows = faq.flatMap(({ asked, say }) => asked.map((text) => ({ text, say })));
    const missed = rows.filter(({ text, say }) => !answerInDanger({ text, content, ear }, kind, 0.9)?.includes(say));
    expect(rows.length).toBeGreaterThan(20);
    expect(missed.length, missed.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(rows.length / 20);
  });
});
