import { type Draft, withRecord, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';

/** Gives the conversation back to the bot; what was open with it is over. */
export function returnToBot({ now }: TurnContext, draft: Draft): Draft {
  const { episode } = draft.state;
  const recorded = episode
    ? withRecord(draft, { type: 'episode-ended', flow: episode.plan.flow, outcome: 'handed-off', episode: episode.id })
    : draft;
  return withState(recorded, {
    owner: { type: 'bot' },
    asked: undefined,
    episode: undefined,
    tempers: undefined,
    ...(episode && { last: { plan: episode.plan, outcome: 'handed-off', at: now } }),
  });
}
