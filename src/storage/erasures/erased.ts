import type { EntryBody } from '../../domain/conversation/entry.ts';
import type { TurnRecord } from '../../domain/conversation/record.ts';
import type { Handoff, HandoffState } from '../../domain/handoff/handoff.ts';
import { present } from '../../domain/present.ts';

/** An entry's body without what anybody said: its kind stays, and how an episode ended, which tells nothing of who. */
export function erasedBody(body: EntryBody): EntryBody {
  switch (body.kind) {
    case 'message':
      return { kind: 'message', text: '' };
    case 'reply':
      return present({ kind: 'reply', reply: { kind: body.reply.kind, text: '' }, replyTo: body.replyTo });
    case 'event':
      return { kind: 'event', name: 'erased' };
    case 'record':
      return { kind: 'record', record: erasedRecord(body.record) };
  }
}

function erasedRecord(record: TurnRecord): TurnRecord {
  switch (record.type) {
    case 'episode-ended':
      return record;
    case 'handoff-changed':
      return { ...record, handoff: withoutPerson(record.handoff) };
    case 'noted':
    case 'note':
    case 'labelled':
    case 'mail-due':
    case 'agent-refused':
    case 'erased':
      return { type: 'erased' };
  }
}

/** What becomes of a handoff whose person is erased: nobody is waited for any more. */
const stateAfter: Readonly<Record<HandoffState, HandoffState>> = {
  requested: 'withdrawn',
  released: 'withdrawn',
  claimed: 'closed',
  ticketed: 'closed',
  closed: 'closed',
  withdrawn: 'withdrawn',
};

/** A handoff without its person: what remains says when which team was asked, and by which number other systems know it. */
function withoutPerson(handoff: Handoff): Handoff {
  const { id, conversation, state, reason, team, requestedAt, changedAt, channel, agent, history, ticket } = handoff;
  return present({
    id,
    conversation,
    state,
    reason,
    team,
    requestedAt,
    changedAt,
    channel,
    agent,
    history: history.map(({ state: was, at, by }) => ({ state: was, at, by })),
    ticket: ticket && { number: ticket.number },
  });
}

/** A handoff that is over, without its person. */
export function erasedHandoff(handoff: Handoff, now: number): Handoff {
  const kept = withoutPerson(handoff);
  const state = stateAfter[handoff.state];
  if (state === handoff.state) return kept;
  return { ...kept, state, changedAt: now, history: [...kept.history, { state, at: now, by: { type: 'time' } }] };
}
