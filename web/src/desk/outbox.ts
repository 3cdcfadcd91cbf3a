import { kept } from '../kept.ts';

/** A message on its way. It keeps its key through every try, so that the server takes it once. */
export type Outgoing = {
  readonly key: string;
  readonly handoff: string;
  readonly text: string;
  readonly at: number;
  /** `unsent`: tried, and to be tried again. `refused`: the agent must decide. */
  readonly state: 'sending' | 'unsent' | 'refused';
};

/** An agent's messages not yet taken by the server, kept over reloads and restarts of the browser. */
export function keptOutbox(agent: string) {
  const place = kept('localStorage', `fixpath-desk outbox ${agent}`);
  return {
    read(): readonly Outgoing[] {
      try {
        // Written by `write` alone.
        return JSON.parse(place.read() ?? '[]') as readonly Outgoing[];
      } catch {
        return [];
      }
    },
    write(outbox: readonly Outgoing[]): void {
      place.write(outbox.length === 0 ? undefined : JSON.stringify(outbox));
    },
  };
}

/** A new key. Browsers offer `randomUUID` on safe origins only, and a desk may be tried on a plain one. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
