import type { ChatSettings, ChatToken } from '../../../src/domain/wire/wire.ts';
import { nonce } from '../settings.ts';
import { type HearDesk, heard } from './heard.ts';
import type { Memory } from './memory.ts';
import { oneBubble } from './one-bubble.ts';
import { pathLines } from './path-lines.ts';
import { requestToken, type TokenAnswer } from './request-token.ts';
import { randomKey, retryKeys } from './retry-key.ts';
import type { Store } from './store.ts';
import { watchSockets } from './watch-sockets.ts';
import type { WebChat } from './web-chat.ts';
import { webChatStyle } from './web-chat-style.ts';

/** The state of the connection, as the page shows it. */
export type Connection =
  | { readonly type: 'online' }
  | { readonly type: 'lost' }
  /** It could not be made. */
  | { readonly type: 'failed' }
  | { readonly type: 'busy'; readonly seconds: number };

type Parts = {
  readonly webChat: WebChat;
  readonly element: HTMLElement;
  readonly memory: Memory;
  readonly settings: ChatSettings;
  readonly onConnection: (connection: Connection) => void;
  readonly onHeard: HearDesk;
};

/** How long the connector may try on its own after losing a socket, before it starts over with a fresh token, ms. */
const patience = 20_000;
/** Seconds between attempts to get a fresh token; the last one applies to all further attempts. */
const pauses = [1, 2, 4, 8, 15] as const;

/**
 * Keeps a conversation going, from its token to the screen, across lost sockets, expired tokens and restarts of the
 * server. The store stays the same throughout, so that unsent messages stay on the screen.
 */
export function createSession({ webChat, element, memory, settings, onConnection, onHeard }: Parts) {
  let store = newStore();
  let conversation: string | undefined;
  let everOnline = false;
  let streams: 'untried' | 'work' | 'blocked' = 'untried';
  let renewing = false;
  let lostFor: ReturnType<typeof setTimeout> | undefined;
  let leave = () => {};

  function newStore(): Store {
    return webChat.createStore({}, retryKeys(randomKey), oneBubble(), pathLines, heard(onHeard));
  }

  function online(token: ChatToken) {
    everOnline = true;
    clearTimeout(lostFor);
    lostFor = undefined;
    memory.write(token.resumeKey);
    onConnection({ type: 'online' });
  }

  function lost() {
    if (!everOnline) return onConnection({ type: 'failed' });
    onConnection({ type: 'lost' });
    if (streams === 'untried') {
      streams = 'blocked';
      void renew();
    }
    lostFor ??= setTimeout(renew, patience);
  }

  function join(token: ChatToken) {
    leave();
    if (conversation !== undefined && conversation !== token.conversationId) store = newStore();
    conversation = token.conversationId;
    // The token names its conversation, which the desk begins or resumes, and sends from its first entry.
    const directLine = webChat.createDirectLine({
      domain: new URL('v3/directline', location.href).href,
      token: token.token,
      // Some networks block sockets; then the connector polls every second.
      webSocket: streams !== 'blocked',
    });
    const watching = directLine.connectionStatus$.subscribe((status) => {
      if (status === 2) online(token);
      else if (status > 2) expired();
    });
    leave = () => watching.unsubscribe();
    webChat.renderWebChat(
      {
        directLine,
        store,
        locale: settings.language,
        nonce: nonce(),
        styleOptions: webChatStyle(settings),
        overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: settings.words.placeholder },
        // An agent sees that the person is typing; the bot ignores it.
        sendTypingIndicator: true,
      },
      element,
    );
  }

  function expired() {
    if (!everOnline) return onConnection({ type: 'failed' });
    onConnection({ type: 'lost' });
    void renew();
  }

  async function renew(): Promise<void> {
    if (renewing) return;
    renewing = true;
    for (let attempt = 0; ; attempt++) {
      const answer = await requestToken(memory.read());
      if (answer.type === 'granted') {
        join(answer.token);
        break;
      }
      await seconds(answer.type === 'busy' ? answer.seconds : (pauses[attempt] ?? 15));
    }
    renewing = false;
  }

  watchSockets((state) => {
    if (state === 'lost') lost();
    else if (everOnline) onConnection({ type: 'online' });
    if (state === 'open') {
      streams = 'work';
      clearTimeout(lostFor);
      lostFor = undefined;
    }
  });
  window.addEventListener('online', () => {
    if (lostFor !== undefined) void renew();
  });

  return {
    /** Opens the conversation of the last visit, or a new one. May be called again after `failed` or `busy`. */
    async open(token: Promise<TokenAnswer> = requestToken(memory.read())): Promise<void> {
      const answer = await token;
      if (answer.type === 'granted') join(answer.token);
      else onConnection(answer);
    },
  };
}

function seconds(count: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, count * 1000));
}
