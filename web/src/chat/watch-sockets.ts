/**
 * Reports when the stream of the chat opens and when it is lost. Web Chat's connector reports neither: between losing a
 * socket and having the next one it still says "online".
 */
export function watchSockets(listener: (state: 'open' | 'lost') => void): void {
  let newest: WebSocket | undefined;
  globalThis.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      newest = this;
      this.addEventListener('open', () => newest === this && listener('open'));
      this.addEventListener('close', () => newest === this && listener('lost'));
    }
  };
}
