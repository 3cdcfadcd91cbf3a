import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Reply } from '../../src/domain/conversation/reply.ts';

/** One thing that happens in a scenario, and the names of the replies it brings. */
export type ScenarioTurn = {
  /** What the person types, and what a German would. */
  readonly person?: string;
  readonly de?: string;
  /** The label of a button of the last reply that has any; `stale` taps one of an earlier reply. */
  readonly tap?: string;
  readonly stale?: boolean;
  /** Time that passes: `26h`, `30m`. */
  readonly later?: string;
  /** `updated`: started again on content in which the photos flow has been rewritten. */
  readonly server?: 'restarted' | 'updated';
  readonly bot?: readonly string[];
};

export type Scenario = {
  readonly file: string;
  readonly title: string;
  /** All steps above it are answered with their first `fine` answer. */
  readonly 'start-at'?: string;
  readonly turns: readonly ScenarioTurn[];
  readonly ledger?: readonly Readonly<Record<string, string>>[];
};

const folder = join(import.meta.dirname, '../scenarios');

/** All scenarios of test/scenarios. */
export function readScenarios(): readonly Scenario[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yml'))
    .sort()
    .map((file) => ({ file, ...(parse(readFileSync(join(folder, file), 'utf8')) as Omit<Scenario, 'file'>) }));
}

/** A scenario as somebody plays it who writes German; undefined if that is not written for each of its turns. */
export function germanScenario(scenario: Scenario): Scenario | undefined {
  const { turns } = scenario;
  const isTold = turns.every(({ person, de }) => (person === undefined) === (de === undefined));
  if (!isTold || turns.every(({ person, tap }) => person === undefined && tap === undefined)) return undefined;
  return {
    ...scenario,
    turns: turns.map(({ person, de, ...turn }) => (de === undefined ? turn : { ...turn, person: de })),
  };
}

/** Whether time passes in it or the server is restarted, which others on the same desk would notice. */
export function needsOwnDesk({ turns }: Scenario): boolean {
  return turns.some(({ later, server }) => later !== undefined || server !== undefined);
}

/** Milliseconds of `26h`, `30m` or `2d`. */
export function duration(text: string): number {
  const [, number, unit] = /^(\d+)([mhd])$/.exec(text) ?? [];
  const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
  const ms = Number(number) * (units[unit ?? ''] ?? Number.NaN);
  if (Number.isNaN(ms)) throw new Error(`"${text}" is no duration; write 30m, 26h or 2d.`);
  return ms;
}

/** A reply's name: its kind, and its step, with the flow in front if that is not the flow that was begun. */
export function replyName(reply: Pick<Reply, 'kind' | 'flow' | 'step' | 'outcome'>, root: string | undefined): string {
  const { kind, flow, step, outcome } = reply;
  if (kind === 'outcome') return `outcome ${outcome}`;
  if (step === undefined) return kind;
  return `${kind} ${flow === root ? step : `${flow}/${step}`}`;
}

/** Whether a reply's name is the one a scenario expects; `*` stands for any step. */
export function isNamed(expected: string, actual: string): boolean {
  return expected === actual || (expected.endsWith('*') && actual.startsWith(expected.slice(0, -1)));
}
