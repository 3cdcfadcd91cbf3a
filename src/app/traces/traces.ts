import type { Responder } from '../../domain/ports/responder.ts';
import type { Sender } from '../../domain/ports/sender.ts';
import type { Store } from '../../domain/ports/store.ts';

/** Watches turns as they pass: what is handed in comes back with a span around it, or as it is. */
export type Traces = {
  /** Around storing an input, and around committing its turn. */
  readonly storing: (store: Store) => Store;
  /** Around the turn itself, with what was made of the message. */
  readonly answering: <Answers extends { readonly respond: Responder }>(answers: Answers) => Answers;
  /** Around each send of what the turn has left for another system. */
  readonly sending: (senders: Readonly<Record<string, Sender>>) => Readonly<Record<string, Sender>>;
  /** Sends what has not been sent yet. */
  readonly close: () => Promise<void>;
};

/** No traces: everything as it is. */
export const noTraces: Traces = {
  storing: (store) => store,
  answering: (answers) => answers,
  sending: (senders) => senders,
  close: async () => {},
};
