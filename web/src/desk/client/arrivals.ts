import type { Tell } from '../../../../src/domain/content/agent-words.ts';
import type { DeskEntry, QueueLine } from '../../../../src/domain/wire/desk-wire.ts';
import { personName } from '../parts/person-name.ts';
import { type Arrival, type DeskView, isWaiting } from './desk-view.ts';

/** What an agent should notice between two states of the queue: who began to wait, still waits, or wrote to them, and whom a colleague gave them or took over. */
export function arrivalsIn(
  before: readonly QueueLine[],
  after: readonly QueueLine[],
  me: string | undefined,
  tell: Tell,
): readonly Arrival[] {
  const known = new Map(before.map((line) => [line.id, line]));
  return after.flatMap((line): readonly Arrival[] => {
    const old = known.get(line.id);
    const mention = me === undefined ? undefined : line.mentions?.[me];
    if (me !== undefined && mention && mention.number !== old?.mentions?.[me]?.number)
      return [{ type: 'mentioned', line, mention }];
    if (isWaiting(line)) {
      if (!old || !isWaiting(old)) return [{ type: 'waiting', line, isAgain: false }];
      const isAgain = line.announcedAgainAt !== undefined && line.announcedAgainAt !== old.announcedAgainAt;
      return isAgain ? [{ type: 'waiting', line, isAgain }] : [];
    }
    const { id, agent, givenBy, last, unread } = line;
    const isMine = agent?.id === me && line.state === 'claimed';
    const wasMine = old?.agent?.id === me && old?.state === 'claimed';
    if (isMine && !wasMine && givenBy && givenBy.id !== me) return [{ type: 'given', line, by: givenBy }];
    if (wasMine && agent && !isMine && line.state === 'claimed' && givenBy?.id !== me)
      return [{ type: 'taken', line, by: givenBy ?? agent }];
    if (!isMine || last?.by !== 'person') return [];
    if (!old || unread <= old.unread) return [];
    const person = personName(line.person, line.conversation, tell);
    return [{ type: 'said', handoff: id, person, words: last.text, isMine: true }];
  });
}

/** Whether it is reported elsewhere: words in a conversation that the page has opened are, when they arrive there. */
export function isSeenIn(cases: DeskView['cases'], arrival: Arrival): boolean {
  return arrival.type === 'said' && cases[arrival.handoff] !== undefined;
}

export function namesOf(files: DeskEntry['files'] = []): string {
  return files.map(({ name }) => name).join(', ');
}
