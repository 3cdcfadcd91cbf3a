import { drive } from './drive.ts';
import type { Script } from './script.ts';
import type { MeasuredServer } from './start-server.ts';

/** A server, and the conversation it is measured by. */
export type Contestant = { readonly server: MeasuredServer; readonly script: Script };

/** What a round showed. p50 and p99 in ms. */
export type Measured = {
  readonly turnsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpuMicrosPerTurn: number;
  readonly rssMb: number;
};

/** Drives one server for a while. Memory is what it holds at the end. */
export async function measureRound(
  { server, script }: Contestant,
  conversations: number,
  seconds: number,
): Promise<Measured> {
  const before = await server.usage();
  const driven = await drive({ url: server.url, script, conversations, seconds });
  const after = await server.usage();
  const { turns, latencies } = driven;
  const at = (share: number) => latencies[Math.min(turns - 1, Math.floor(turns * share))] ?? 0;
  return {
    turnsPerSecond: turns / driven.seconds,
    p50: at(0.5),
    p99: at(0.99),
    cpuMicrosPerTurn: (after.cpuMicros - before.cpuMicros) / turns,
    rssMb: after.rss / 2 ** 20,
  };
}
