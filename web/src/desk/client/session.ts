import type { DeskFrame } from '../../../../src/domain/wire/desk-wire.ts';
import type { AskDesk, Heard } from './ask-desk.ts';
import type { DeskState } from './desk-state.ts';
import { resumed, storedOutbox } from './outbox.ts';
import { watchStream } from './watch-stream.ts';

type Parts = {
  readonly state: DeskState;
  readonly ask: AskDesk;
  readonly onSignedIn: () => void;
  /** The stream is open: what happened until now has to be fetched. */
  readonly onOpen: () => void;
  readonly onFrame: (frame: DeskFrame) => void;
};

/** An agent's session: signing in and out, the stream of what happens, and whether they are available. */
export type Session = {
  /** Takes up the session of this browser, if there is one, and listens to the stream. */
  readonly begin: () => Promise<void>;
  readonly signIn: (login: string, password: string) => Promise<Heard<undefined>>;
  readonly signOut: () => Promise<void>;
  readonly setAvailable: (available: boolean) => Promise<void>;
  /** Fetches the desk's settings again if they could not be fetched before. */
  readonly refreshSettings: () => void;
  /** Ends the page's session if an answer says that the server's is over. */
  readonly endIfOver: (heard: Heard<unknown>) => void;
  /** The value of an answer, if it has one; ends the session as `endIfOver` does. */
  readonly unwrap: <T>(heard: Heard<T>) => T | undefined;
};

/** How long to wait before a server that cannot be reached is asked again who is signed in, ms. */
const beginAgainAfter = 2_000;

export function createSession({ state, ask, onSignedIn, onOpen, onFrame }: Parts): Session {
  const { view, change } = state;
  let stopStream: (() => void) | undefined;

  const leave = (): void => {
    stopStream?.();
    stopStream = undefined;
    state.signOut();
  };
  const endIfOver = (heard: Heard<unknown>): void => {
    if (heard.type === 'signed-out') leave();
  };
  const unwrap = <T>(heard: Heard<T>): T | undefined => {
    endIfOver(heard);
    return heard.type === 'heard' ? heard.value : undefined;
  };
  const fetchSettings = async (): Promise<void> => {
    const settings = unwrap(await ask.settings());
    if (settings) change({ settings });
  };
  /** Asked before each try to connect: a server that was restarted may expect another token. */
  const ready = async (): Promise<'yes' | 'no' | 'later'> => {
    const heard = await ask.me();
    const me = unwrap(heard);
    if (me) change({ me });
    return me ? 'yes' : heard.type === 'unreachable' ? 'later' : 'no';
  };

  const begin = async (): Promise<void> => {
    const heard = await ask.me();
    if (heard.type !== 'heard') {
      if (heard.type === 'unreachable') setTimeout(begin, beginAgainAfter);
      change(heard.type === 'unreachable' ? { isConnected: false } : { phase: 'signed-out' });
      return;
    }
    const me = heard.value;
    change({ me, phase: 'signed-in', outbox: storedOutbox(me.id).read().map(resumed) });
    // Who may not see conversations has neither queue nor stream.
    if (!me.may.includes('conversations')) return change({ isConnected: true });
    void fetchSettings();
    stopStream = watchStream({
      ready,
      onOpen: () => {
        change({ isConnected: true });
        onOpen();
      },
      onLost: () => view().isConnected !== false && change({ isConnected: false }),
      onFrame,
    });
    onSignedIn();
  };

  return {
    begin,
    endIfOver,
    unwrap,
    signIn: async (login, password) => {
      const heard = await ask.signIn(login, password);
      if (heard.type === 'heard') await begin();
      return heard;
    },
    signOut: async () => {
      await ask.signOut();
      leave();
    },
    setAvailable: async (available) => {
      const { me } = view();
      if (!me) return;
      change({ me: { ...me, available } });
      const heard = await ask.setAvailable(available);
      endIfOver(heard);
      const now = view().me;
      if (heard.type !== 'heard' && now) change({ me: { ...now, available: me.available } });
    },
    refreshSettings: () => {
      if (view().settings === undefined) void fetchSettings();
    },
  };
}
