/** What the server reports of itself. */
export type ServerMetrics = {
  /** The observer of one route: the status and how long it took, ms. */
  readonly route: (method: string, path: string) => (status: number, ms: number) => void;
  /** So many more sockets are open. */
  readonly sockets: (more: number) => void;
};
