import { expect, it } from 'vitest';
import { releaseAbsentAgents } from '../../src/agents/release-absent-agents.ts';
import type { Handoff } from '../../src/domain/handoff/handoff.ts';

const at = Date.UTC(2026, 10, 23, 9);
const claimedBy = (id: string): Handoff => ({
  id,
  conversation: id,
  channel: 'directline',
  team: 'desk',
  reason: 'asked',
  requestedAt: at,
  state: 'claimed',
  agent: { id, name: 'Anna' },
  changedAt: at,
  history: [],
});

/** Whose conversations are given back a minute after a start at which nobody was there. */
async function released(hasElsewhere: boolean): Promise<readonly string[]> {
  const given: string[] = [];
  await releaseAbsentAgents(
    ['desk-anna', 'teams-ben'].map(claimedBy),
    { goneSince: () => at },
    {
      release: async ({ id }) => {
        given.push(id);
      },
    },
    60_000,
    { clock: () => at + 60_000, steady: () => at + 60_000 },
    hasElsewhere,
  );
  return given;
}

it('does not miss who works in a channel of another system, where nothing shows who is there', async () => {
  expect(await released(true)).toEqual(['desk-anna']);
});

it('gives back what agents of a channel hold that is no longer set, so that nobody is stranded with them', async () => {
  expect(await released(false)).toEqual(['desk-anna', 'teams-ben']);
});
