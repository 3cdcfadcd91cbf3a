import type { MoveAnswer } from '../../../../src/domain/wire/desk-wire.ts';
import type { AskDesk, Heard } from './ask-desk.ts';
import type { DeskState } from './desk-state.ts';
import { newKey } from './outbox.ts';
import type { Upload } from './outgoing.ts';
import type { Session } from './session.ts';

export type FileParts = Pick<DeskState, 'view' | 'change'> & {
  readonly send: AskDesk['send'];
  readonly refreshCase: (handoff: string) => Promise<void>;
  readonly endIfOver: Session['endIfOver'];
};

/** Files that an agent sends; while the desk cannot be reached, they wait on the page. */
export type FilePost = {
  /** Resolves with the answer, or with `unreachable` if the file has to wait. */
  readonly put: (handoff: string, file: File) => Promise<Heard<MoveAnswer | undefined>>;
  readonly drop: (key: string) => void;
  /** Tries to send what waits in a handoff, or in all of them. */
  readonly retry: (handoff?: string) => void;
};

export function sendFiles({ view, change, send, refreshCase, endIfOver }: FileParts): FilePost {
  const drop = (key: string): void => change({ uploads: view().uploads.filter((each) => each.key !== key) });
  const attempt = async ({ key, handoff, file }: Upload): Promise<Heard<MoveAnswer | undefined>> => {
    const mark = (state: Upload['state']): void =>
      change({ uploads: view().uploads.map((each) => (each.key === key ? { ...each, state } : each)) });
    mark('sending');
    const heard = await send(handoff, file, key);
    if (heard.type === 'unreachable' || heard.type === 'signed-out') {
      mark('unsent');
      endIfOver(heard);
      return heard;
    }
    // Fetched first, so that the file does not disappear from the screen in between.
    if (heard.type === 'heard') await refreshCase(handoff);
    drop(key);
    return heard;
  };
  return {
    put: (handoff, file) => {
      const upload: Upload = { key: newKey(), handoff, file, state: 'sending' };
      change({ uploads: [...view().uploads, upload] });
      return attempt(upload);
    },
    drop,
    retry: (handoff) => {
      for (const each of view().uploads)
        if (each.state === 'unsent' && (handoff === undefined || each.handoff === handoff)) void attempt(each);
    },
  };
}
