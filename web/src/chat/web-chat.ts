import address from '../../../node_modules/botframework-webchat/dist/webchat.js?url';
import { nonce } from '../settings.ts';
import type { Middleware, Store } from './store.ts';

/** 0 new, 1 connecting, 2 online, 3 token expired, 4 failed to connect, 5 ended. */
type ConnectionStatus = 0 | 1 | 2 | 3 | 4 | 5;

type DirectLine = {
  readonly connectionStatus$: {
    readonly subscribe: (next: (status: ConnectionStatus) => void) => { readonly unsubscribe: () => void };
  };
};

/** The few parts of the official Web Chat that the page uses. */
export type WebChat = {
  readonly createStore: (state: object, ...middleware: readonly Middleware[]) => Store;
  readonly createDirectLine: (options: {
    readonly domain: string;
    readonly token: string;
    readonly webSocket: boolean;
  }) => DirectLine;
  readonly renderWebChat: (
    props: {
      readonly directLine: DirectLine;
      readonly store: Store;
      readonly locale: string;
      readonly nonce: string;
      readonly styleOptions: object;
      readonly overrideLocalizedStrings: Readonly<Record<string, string>>;
      readonly sendTypingIndicator: boolean;
    },
    element: HTMLElement,
  ) => void;
};

declare global {
  interface Window {
    WebChat?: WebChat;
  }
}

/** Loads the unmodified official bundle; rejects if it does not arrive, and can then be called again. */
export function loadWebChat(): Promise<WebChat> {
  return new Promise((resolve, reject) => {
    if (window.WebChat) return resolve(window.WebChat);
    const script = document.createElement('script');
    script.nonce = nonce();
    script.src = new URL(address, import.meta.url).href;
    script.addEventListener('load', () =>
      window.WebChat ? resolve(window.WebChat) : reject(new Error('no Web Chat')),
    );
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error('Web Chat did not arrive'));
    });
    document.head.append(script);
  });
}
