import { expect } from 'vitest';
import type { Run } from '../../agents/support/run-agents.ts';
import { teamsMessage } from './activities.ts';
import type { Connector } from './start-connector.ts';

/** Somebody in a chat of two, or in the place that is given: what they write, and what reached them. */
export function personInTeams(run: Run, connector: Connector, chat: string, more: Record<string, unknown> = {}) {
  const place = { conversation: { id: chat, conversationType: 'personal', tenantId: 'tenant-1', ...more } };
  const posts = () =>
    connector.posts
      .map(({ activity }) => activity)
      .filter((activity) => activity.type === 'message' && placeOf(activity) === chat);
  return {
    posts,
    said: () => posts().map((activity) => JSON.stringify(activity)),
    /** Writes, or does what `more` says; waits for the turn and its replies. */
    write: async (text: string, more: Record<string, unknown> = {}) => {
      const answer = await fetch(`${run.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(teamsMessage(connector.url, text, { ...place, ...more })),
      });
      expect(answer.status).toBe(200);
      await run.pass(0);
    },
  };
}

function placeOf({ conversation }: Record<string, unknown>): string | undefined {
  return (conversation as { id?: string } | undefined)?.id;
}
