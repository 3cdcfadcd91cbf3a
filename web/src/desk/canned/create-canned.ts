import type { CannedAnswer, CannedDraft, CannedReply } from '../../../../src/domain/handoff/canned-reply.ts';
import type { AskDesk, Heard } from '../client/ask-desk.ts';
import type { DeskState } from '../client/desk-state.ts';
import { runOnceMore } from '../client/run-once-more.ts';
import type { Session } from '../client/session.ts';

/** A canned reply as it is being written: which one, and the revision that the agent began with; 0 for a new one. */
export type CannedEdit = CannedDraft & Pick<CannedReply, 'id' | 'revision'>;

/** The canned replies that agents write. */
export type Canned = {
  readonly refreshCanned: () => Promise<void>;
  readonly keepCanned: (edit: CannedEdit) => Promise<Heard<CannedAnswer>>;
  readonly removeCanned: (reply: Pick<CannedReply, 'id' | 'revision'>) => Promise<Heard<CannedAnswer>>;
  /** Opens the dialog in which they are written, or closes it. */
  readonly editCanned: (isOpen: boolean) => void;
};

type Parts = { readonly state: DeskState; readonly ask: AskDesk } & Pick<Session, 'unwrap' | 'endIfOver'>;

export function createCanned({ state, ask, unwrap, endIfOver }: Parts): Canned {
  const refreshCanned = runOnceMore(async () => {
    const canned = unwrap(await ask.canned());
    if (canned) state.change({ canned });
  });
  const changed = async (asking: Promise<Heard<CannedAnswer>>): Promise<Heard<CannedAnswer>> => {
    const heard = await asking;
    endIfOver(heard);
    await refreshCanned();
    return heard;
  };
  return {
    refreshCanned,
    keepCanned: (edit) => changed(ask.keepCanned(edit)),
    removeCanned: (reply) => changed(ask.removeCanned(reply)),
    editCanned: (editsCanned) => state.change({ editsCanned }),
  };
}
