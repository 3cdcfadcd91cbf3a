import { FixpathError } from '../../domain/error.ts';
import type { Value } from './statement.ts';

/** A statement that has to be waited for: its place in the store's list, its text, and its values in order. */
export type PendingStatement = { readonly name: string; readonly sql: string; readonly values: readonly Value[] };

/** What a statement brought: its rows, and how many it changed. */
export type StatementResult = { readonly rows: readonly unknown[]; readonly changed: number };

/**
 * What a write or a read is made of, told once for every database: `const found = yield* statements.findInput.get(…)`.
 * Where a statement is carried out at once (SQLite), nothing is ever waited for; where it has to be sent somewhere
 * (PostgreSQL), it is handed out, and the steps go on with what it brought.
 */
export type Steps<Result> = Iterable<PendingStatement, Result, StatementResult>;

/** What was found at once. It is its own end, so that going through it costs one object. */
class Found<Result> {
  readonly done = true;
  readonly value: Result;
  constructor(value: Result) {
    this.value = value;
  }
  next(): this {
    return this;
  }
  [Symbol.iterator](): this {
    return this;
  }
}

/** Steps that are over already. */
export const found = <Result>(value: Result): Steps<Result> => new Found(value);

/** Goes through steps that wait for nothing. */
export function resultOf<Result>(steps: Steps<Result>): Result {
  const { done, value } = steps[Symbol.iterator]().next();
  if (done) return value;
  // A fault of whoever opened the store: statements of another database were bound.
  throw new FixpathError(
    'storage-not-at-once',
    `${value.sql}: has to be waited for. Bind the statements of this database, or use \`carryOut\`.`,
  );
}

/** What steps come to if that can be known without waiting; undefined if it cannot, and nothing was sent. */
export function knownAtOnce<Result>(steps: Steps<Result>): Result | undefined {
  const { done, value } = steps[Symbol.iterator]().next();
  return done ? value : undefined;
}

/** Goes through steps, each statement carried out by `run`, one after the other. */
export async function carryOut<Result>(
  steps: Steps<Result>,
  run: (statement: PendingStatement) => Promise<StatementResult>,
): Promise<Result> {
  const going = steps[Symbol.iterator]();
  let step = going.next();
  while (!step.done) step = going.next(await run(step.value));
  return step.value;
}
