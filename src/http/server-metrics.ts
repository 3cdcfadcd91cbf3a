/** What the server reports of itself. */
export type ServerMetrics = {
  /** The observer of one route: the status and how long it took, ms. */
  readonly route: (method: string, path: string) => (status: number, ms: number) => void;
  /** The number of open sockets has changed by this many. */
  readonly sockets: (more: number) => void;
};
