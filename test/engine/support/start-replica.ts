import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { FromReplica, ToReplica } from './replica.ts';

/** Another process that plays on the same database; it is ended with the test. */
export async function startReplica(url: string, name: string) {
  const child = fork(join(import.meta.dirname, 'replica.ts'), [url, name]);
  const told: FromReplica[] = [];
  child.on('message', (each: FromReplica) => told.push(each));
  const end = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  onTestFinished(end);
  const count = (type: FromReplica['type']): number => told.filter((each) => each.type === type).length;
  const replica = {
    told,
    count,
    ask: (asked: ToReplica): void => void child.send(asked),
    /** Resolves once it has told so, as often as `times`. */
    tells: (type: FromReplica['type'], times = 1) => expect.poll(() => count(type)).toBeGreaterThanOrEqual(times),
    signal: (signal: NodeJS.Signals): void => void child.kill(signal),
    kill: end,
  };
  await replica.tells('ready');
  return replica;
}
