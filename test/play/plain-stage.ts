import { join } from 'node:path';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import { ledgerOf } from '../../src/flows/ledger-of.ts';
import { contentIn, rewritePhotos, writeEdited } from './edited-content.ts';
import { openPlainDesk, type PlainDesk, send } from './plain-desk.ts';
import type { Shown, Stage } from './play-scenario.ts';

const shown = (entries: readonly Entry[]): readonly Shown[] =>
  entries.flatMap(({ id, body }) => (body.kind === 'reply' ? [{ id, reply: body.reply }] : []));

/** A stage on the plain desk whose ledger can be looked at. */
export type PlainStage = Required<Stage> & { readonly close: () => Promise<void>; readonly desk: () => PlainDesk };

/**
 * A stage on the plain desk, restarted on the same store below a folder. `shared` is a desk that is open already and stays
 * so: for a conversation in which no time passes and nothing is restarted, since others are on it too.
 */
export function plainStage(
  desk: OpenDesk,
  folder: string,
  name: string,
  shared?: PlainDesk,
  locale?: string,
): PlainStage {
  const place = join(folder, name);
  const conversation = `terminal:${name}`;
  let plain = shared;
  let { content } = desk;
  const open = async (): Promise<PlainDesk> => {
    plain ??= await openPlainDesk(content, desk, place);
    return plain;
  };
  const restart = async (): Promise<void> => {
    const at = plain?.now;
    await plain?.close();
    plain = undefined;
    (await open()).now = at ?? 0;
  };
  return {
    desk: () => {
      if (!plain) throw new Error('The desk is not open.');
      return plain;
    },
    greeting: async () => shown(await send(await open(), conversation, 'greeting', undefined, locale)),
    say: async (text, tap) =>
      shown(await send(await open(), conversation, { text, ...(tap && { tap }) }, undefined, locale)),
    later: async (ms) => {
      const now = await open();
      const before = (await now.store.find(conversation))?.head ?? 0;
      now.now += ms;
      await now.engine.tick();
      await now.engine.idle();
      return shown(await now.store.read(conversation, before, 100));
    },
    restart,
    update: async () => {
      const edited = join(place, 'content');
      await writeEdited(edited, 'icloud-photos-not-syncing', rewritePhotos);
      content = await contentIn(edited);
      await restart();
    },
    ledger: async () => {
      const now = await open();
      const handoff = (await now.store.handoffs(['requested'])).find((each) => each.conversation === conversation);
      if (handoff) return handoff.ledger;
      const state = (await now.store.find(conversation))?.state;
      const plan = state?.episode?.plan ?? state?.last?.plan;
      const bundle = plan && (await now.store.bundle(plan.bundle));
      return bundle && plan && ledgerOf(bundle, plan);
    },
    close: async () => {
      if (plain !== shared) await plain?.close();
    },
  };
}
