import { createHmac } from 'node:crypto';
import type { Judge } from '../judge.ts';
import { oneOf } from '../one-of.ts';
import { openChat } from '../open-chat.ts';

const coded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens, links and sessions that are made up, cut, changed, or somebody else's. */
export const forgeries: Judge = {
  name: 'forgeries',
  claim: 'nobody reads or writes what is not theirs by a token, a link, a key or a session that is forged',
  judge: async ({ open, chance, scale }) => {
    const subject = await open();
    const faults: string[] = [];
    const [mine, theirs] = [await openChat(subject.url, '198.51.100.1'), await openChat(subject.url, '198.51.100.2')];
    await mine.insist('help', 'mine');
    await theirs.sendFile(1000, 'file');
    const link = (await theirs.readFrom('')).shown.flatMap(({ attachments = [] }) => attachments)[0]?.contentUrl ?? '';
    if (!link) faults.push('A file that was sent has no link.');
    const claims = JSON.parse(Buffer.from(theirs.token().split('.')[1] ?? '', 'base64url').toString()) as object;
    const own = `/v3/directline/conversations/${theirs.conversation}`;

    const changed = (text: string): string => {
      const at = Math.floor(chance() * text.length);
      // Another character where it counts: the last ones of a text in base64 may say nothing.
      const other = oneOf(chance, ['A', 'b', '7', '_']);
      return text[at] === other || at > text.length - 3
        ? changed(text)
        : text.slice(0, at) + other + text.slice(at + 1);
    };
    const signed = (alg: string, key: string): string => {
      const draft = `${coded({ alg, typ: 'JWT' })}.${coded(claims)}`;
      return `${draft}.${alg === 'none' ? '' : createHmac('sha256', key).update(draft).digest('base64url')}`;
    };
    const fixed = ['', 'x', mine.token(), signed('none', ''), signed('HS256', ''), signed('HS256', 'secret')];
    const tokens = [...fixed, ...Array.from({ length: 60 * scale }, () => changed(theirs.token()))];
    let tried = 0;
    const look = async (what: string, path: string, init: RequestInit = {}): Promise<void> => {
      tried++;
      const { status } = await fetch(new URL(path, subject.url), init);
      if (status < 400) faults.push(`${what} was let in at ${path.slice(0, 60)} with ${status}.`);
      if (status >= 500) faults.push(`${what} made ${path.slice(0, 60)} answer ${status}.`);
    };
    for (const token of tokens) {
      const headers = { authorization: `Bearer ${token}` };
      await look('A forged token', `${own}/activities`, { headers });
      const body = JSON.stringify({ type: 'message', text: 'forged' });
      await look('A forged token', `${own}/activities`, { method: 'POST', headers, body });
    }
    const file = new URL(link || subject.url);
    const signature = file.searchParams.get('sig') ?? '';
    for (let index = 0; index < 60 * scale; index++)
      await look('A forged link', `${file.pathname}?sig=${encodeURIComponent(index === 0 ? '' : changed(signature))}`);
    for (let index = 0; index < 20 * scale; index++) {
      const cookie = `fixpath_desk=${Array.from({ length: 43 }, () => oneOf(chance, ['a', 'B', '3', '-'])).join('')}`;
      await look('A made-up session', '/desk/api/queue', { headers: { cookie } });
    }
    if ((await theirs.readFrom('')).shown.some(({ text }) => text === 'forged'))
      faults.push('A forged message is there.');
    return { counts: { tried }, faults };
  },
};
