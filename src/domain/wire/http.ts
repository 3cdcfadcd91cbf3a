/** A request as the channels see it: no server library, a body already read and bounded. */
export type HttpRequest = {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  /** The client's address, as far as trusted proxies tell it. */
  readonly from: string;
  /** Scheme and host under which the client reached us, e.g. `https://help.example.org`. */
  readonly origin: string;
};

/** A response. An object as body is sent as JSON; a header with several values is sent as often. */
export type HttpResponse = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array | object;
};

/** An open socket as the channels see it. */
export type Socket = {
  /** `sent` is called once the text has left for the network, or never will because the socket is closed. */
  readonly send: (text: string, sent?: () => void) => void;
  /** Bytes accepted but not yet on the wire; for shedding a client that does not read. */
  readonly backlog: () => number;
  readonly close: (code: number, reason: string) => void;
  readonly onText: (listener: (text: string) => void) => void;
  readonly onClose: (listener: () => void) => void;
};

/** What becomes of a request for a socket. `begin` is called once the socket is open. */
export type SocketDecision =
  | { readonly type: 'refused'; readonly answered: HttpResponse }
  | { readonly type: 'opened'; readonly begin: (socket: Socket) => void };
