declare module 'xhr2' {
  /** The browser's XMLHttpRequest for Node, as far as it is used here. */
  export default class XMLHttpRequest {
    setRequestHeader(name: string, value: string): void;
    send(body?: unknown): void;
  }
}
