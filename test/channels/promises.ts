import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { joinChannels } from '../../src/channels/join-channels.ts';
import type { Conversation } from '../../src/domain/conversation/conversation.ts';
import { wordsIn } from '../../src/domain/conversation/entry.ts';
import type { Input } from '../../src/domain/conversation/input.ts';
import type { Channel } from '../../src/domain/ports/channel.ts';
import type { Log } from '../../src/domain/ports/log.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import { createEngine, type Engine } from '../../src/engine/create-engine.ts';
import { type RunningServer, startServer } from '../../src/http/start-server.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { keepingLog } from '../http/support/keeping-log.ts';
import { deskContent } from '../play/desk-content.ts';

/** A reply as the person sees it. */
type ShownReply = { readonly text: string; readonly labels: readonly string[] };

/** A person on a channel, who uses what the channel shows them. */
type Person = {
  /** As the store calls it. */
  readonly conversation: string;
  readonly arrive: () => Promise<unknown>;
  /** Writes; the same key again is the same message, delivered once more. */
  readonly write: (text: string, key: string) => Promise<unknown>;
  /** Removes the bot, where that can be done, and adds it again. */
  readonly leave?: () => Promise<unknown>;
  readonly comeBack?: () => Promise<unknown>;
  /** Changes a message that was written with this key, or deletes it. */
  readonly edit?: (text: string, key: string) => Promise<unknown>;
  readonly remove?: (key: string) => Promise<unknown>;
  /** Sends a file that the channel does not hand over. */
  readonly attach?: (name: string) => Promise<unknown>;
  /** Writes to a message of the bot, which the channel quotes. */
  readonly quote?: (text: string) => Promise<unknown>;
  /** Taps a button of the reply of this place among those shown. */
  readonly tap: (place: number, label: string) => Promise<unknown>;
  /** Posts a body as it is; the status it is answered with. */
  readonly post?: (body: object | string) => Promise<number>;
  /** All that was shown, once there is at least this much. */
  readonly shown: (least: number) => Promise<readonly ShownReply[]>;
};

/** What a channel is made from. */
type ChannelSide = {
  readonly store: Store;
  readonly log: Log;
  readonly heardTyping: (conversation: string) => void;
};

/** A channel with the real thing on its other side. */
type TriedChannel = {
  readonly open: (side: ChannelSide) => Promise<{
    readonly channel: Channel;
    readonly personAt: (url: string) => Person | Promise<Person>;
    readonly close: () => Promise<unknown>;
  }>;
  /** Promises that mean nothing there, and why. */
  readonly skip?: Readonly<Record<string, string>>;
};

/** Read once, and before any test's time runs: it may have to be learned. */
const desk = await deskContent();

/** What every channel promises: the same desk stands behind it, on a real store and the real server. */
export function channelPromises(name: string, { open, skip = {} }: TriedChannel): void {
  describe(`the promises of a channel: ${name}`, () => {
    let store: Store;
    let engine: Engine;
    let server: RunningServer;
    let channel: Channel;
    let person: Person;
    let close: () => Promise<unknown>;
    let played: Input[];
    let typing: string[];

    beforeEach(async () => {
      store = await openSqliteStore({ folder: undefined });
      const log = keepingLog();
      played = [];
      typing = [];
      const opened = await open({ store, log, heardTyping: (conversation) => typing.push(conversation) });
      ({ channel, close } = opened);
      const channels = joinChannels([channel]);
      const { respond, recover } = desk.answerFrom(store, async () => ({ present: true, ahead: 0 }));
      engine = createEngine({
        store,
        log,
        clock: Date.now,
        newId: randomUUID,
        respond: (conversation, input) => {
          played.push(input);
          return respond(conversation, input);
        },
        recover,
        ...channels,
      });
      await engine.start();
      server = await startServer({ host: '127.0.0.1', port: 0, log, ...channels.listen(engine) });
      person = await opened.personAt(server.url);
    });

    afterEach(async () => {
      await server.close();
      channel.close?.();
      await engine.close();
      await store.close();
      await close();
    });

    const promise = (title: string, test: () => Promise<void>): void => {
      // The reason stands where the suite is told what to leave out.
      if (skip[title] === undefined) it(title, test);
      else it.skip(`${title} (${skip[title]})`, test);
    };
    const known = async (): Promise<Conversation> => {
      const conversation = await store.find(person.conversation);
      if (!conversation) throw new Error('Nothing was kept.');
      return conversation;
    };
    /** Begins the photos flow: an introduction, and a question with buttons. */
    const begin = async (): Promise<readonly ShownReply[]> => {
      await person.arrive();
      await person.shown(1);
      await person.write('photos not uploading', 'first');
      return person.shown(3);
    };
    const idle = async (): Promise<void> => {
      await engine.idle();
      await engine.tick();
    };

    promise('greets once, however often it hears that a person has come', async () => {
      await person.arrive();
      await person.arrive();
      const [greeting] = await person.shown(1);
      await idle();
      expect(played.map(({ body }) => body.type)).toEqual(['greeting']);
      expect(await person.shown(1)).toEqual([greeting]);
    });

    promise('shows what the log holds, in its order and with its buttons', async () => {
      const shown = await begin();
      const log = await store.read(person.conversation, 0, 100);
      const replies = log.flatMap(({ body }) => (body.kind === 'reply' ? [body.reply] : []));
      expect(shown.map(({ labels }) => labels)).toEqual(
        replies.map(({ choices = [] }) => choices.map(({ label }) => label)),
      );
      for (const [place, { text }] of replies.entries())
        expect(shown[place]?.text).toContain(/[\p{L} ]{8,}/u.exec(text)?.[0]);
      expect(shown.at(-1)?.labels.length).toBeGreaterThan(1);
    });

    promise('takes a message once, however often it is delivered', async () => {
      await begin();
      await person.write('photos not uploading', 'first');
      await idle();
      expect(played.filter(({ body }) => body.type === 'message')).toHaveLength(1);
      expect(await person.shown(3)).toHaveLength(3);
    });

    promise('takes the same words with another key for another message', async () => {
      await begin();
      await person.write('photos not uploading', 'second');
      await person.shown(4);
      expect(played.filter(({ body }) => body.type === 'message')).toHaveLength(2);
    });

    promise('takes a tap for a tap: the button, the reply it belongs to, and its words', async () => {
      const shown = await begin();
      const [label = ''] = shown[2]?.labels ?? [];
      const { openReply } = (await known()).state;
      await person.tap(2, label);
      await person.shown(4);
      expect(played.at(-1)?.body).toEqual({
        type: 'message',
        text: label,
        tap: { reply: openReply, pick: 'answer-0' },
      });
      expect((await known()).state.episode?.plan.trail).toHaveLength(1);
    });

    promise('hears a reply that quotes as it hears one that does not, and keeps the quote', async () => {
      await begin();
      await person.quote?.('yes');
      await person.shown(4);
      expect((await known()).state.episode?.plan.trail).toHaveLength(1);
      expect(played.at(-1)?.body).toEqual({ type: 'message', text: 'yes', quote: 'Is this iPhone signed in?' });
    });

    promise('says that a file does not come through, and tells that there was one', async () => {
      await begin();
      await person.attach?.('IMG_1.png');
      const shown = await person.shown(5);
      expect(shown[3]?.text).toBe(desk.content.phrases.says['file-not-taken'][0]);
      expect(shown[4]?.labels).toEqual(shown[2]?.labels);
      expect((await store.tail(person.conversation, 1)).map(({ body }) => wordsIn(body)?.text)).toEqual([
        desk.content.agentWords.case['files-missing'].replace('{files}', 'IMG_1.png'),
      ]);
    });

    promise('tells agents what was edited and deleted, and answers neither', async () => {
      await begin();
      await person.edit?.('wifi is slow', 'first');
      await person.remove?.('first');
      await idle();
      const last = await store.tail(person.conversation, 2);
      const { edited, deleted } = desk.content.agentWords.case;
      expect(last.map(({ by, body }) => [by, wordsIn(body)?.text])).toEqual([
        ['person', edited.replace('{text}', 'wifi is slow')],
        ['person', deleted],
      ]);
      expect(await person.shown(3)).toHaveLength(3);
    });

    promise('ends with whoever removes the bot, and greets them once when they add it again', async () => {
      const [greeting] = await begin();
      await person.leave?.();
      await person.comeBack?.();
      await person.comeBack?.();
      const shown = await person.shown(4);
      await idle();
      expect(shown.slice(3).map(({ labels }) => labels)).toEqual([greeting?.labels]);
      expect(await person.shown(4)).toHaveLength(4);
      expect((await known()).state.episode).toBeUndefined();
    });

    promise('tells who taps an old button that it is old', async () => {
      const [, , question] = await begin();
      await person.tap(2, question?.labels[0] ?? '');
      await person.shown(4);
      await person.tap(2, question?.labels[1] ?? '');
      const shown = await person.shown(5);
      expect(shown[4]?.text).toContain(desk.content.phrases.says.stale[0]);
      expect((await known()).state.episode?.plan.trail).toHaveLength(1);
    });

    promise('shows typing beside the log and the outbox', async () => {
      await begin();
      await idle();
      const before = await known();
      channel.typing(before);
      channel.typing(before, { id: 'agent-1', name: 'Bo' });
      await idle();
      expect(await known()).toEqual(before);
      expect(await store.leaseItems(channel.name, Date.now(), Date.now() + 1000, 10)).toEqual([]);
    });

    promise('tells that the person is writing, and keeps nothing of it', async () => {
      await begin();
      await idle();
      const before = await known();
      expect(await person.post?.({ type: 'typing' })).toBe(200);
      expect(typing).toEqual([person.conversation]);
      expect(await known()).toEqual(before);
    });

    promise('accepts what it has no use for, and forgets it', async () => {
      await begin();
      await idle();
      const before = await known();
      for (const type of ['messageReaction', 'endOfConversation', 'somethingNew'])
        expect([type, await person.post?.({ type })]).toEqual([type, 200]);
      await idle();
      expect(await known()).toEqual(before);
      expect(await person.shown(3)).toHaveLength(3);
    });

    promise('turns down what is malformed, and keeps nothing of it', async () => {
      await begin();
      await idle();
      const before = await known();
      for (const body of ['', '{', '[]', { text: 'no type' }, { type: 'message', text: 7 }])
        expect([body, await person.post?.(body)]).toEqual([body, 400]);
      expect(await known()).toEqual(before);
    });

    promise('carries each reply once, or none where it shows the log itself', async () => {
      await begin();
      await idle();
      expect(await store.leaseItems(channel.name, Date.now() + 600_000, Date.now() + 601_000, 10)).toEqual([]);
      expect(await store.nextDue()).toSatisfy((due) => due === undefined || due > Date.now());
      expect(await person.shown(3)).toHaveLength(3);
    });

    promise('is the way to its own conversations alone', async () => {
      await begin();
      const { channel: own } = await known();
      const names = ['directline', 'terminal', 'msteams'];
      expect(names.filter((each) => channel.serves(each))).toEqual([own]);
    });
  });
}
