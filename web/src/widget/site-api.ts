/** What a site can call before the script has come: `(window.fixpath ??= []).push(['identify', token])`. */
type EarlyCall = readonly [name: keyof SiteApi, ...given: readonly unknown[]];

/** `window.fixpath`, by which a site speaks with the chat. */
export type SiteApi = {
  readonly open: () => void;
  readonly close: () => void;
  readonly toggle: () => void;
  /** Opens the chat and says this in the person's name. */
  readonly ask: (text: string) => void;
  /** Says who the visitor is, by a token that the site has signed; without one, that they have signed out. */
  readonly identify: (token?: string) => void;
  /** What an agent should know: an order's number, a plan. Added to what was given before; `undefined` takes away. */
  readonly context: (values: Readonly<Record<string, unknown>>) => void;
  /** The language that the page is in, as a BCP 47 tag. */
  readonly locale: (tag: string) => void;
  /** Listens to `open`, `close` and `unread`, which gives a count; returns what ends it. */
  readonly on: (event: string, listener: (detail: unknown) => void) => () => void;
};

declare global {
  interface Window {
    fixpath?: SiteApi | EarlyCall[];
  }
}
