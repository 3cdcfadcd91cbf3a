import type { Desk } from '../../domain/content/desk.ts';
import { present } from '../../domain/present.ts';
import type { UncheckedDesk } from '../read/unchecked.ts';
import { openingHours, spanOf } from './build-opening-hours.ts';

/** When most people are up, so that nobody's phone rings at night: eight in the morning to nine in the evening. */
const awake = { from: 8 * 60, to: 21 * 60 };

/** Builds the desk from a `desk.yml` without errors, with defaults filled in; `flows` are the ids of all flows. */
export function buildDesk(draft: UncheckedDesk, flows: readonly string[]): Desk {
  return present({
    name: draft.name ?? '',
    language: draft.language ?? 'en',
    timeZone: draft.timeZone ?? 'UTC',
    country: draft.country,
    hours: openingHours(draft.hours),
    holidays: draft.holidays,
    retired: draft.retired,
    teams: draft.teams.map(({ id = '', name = '', languages }) => present({ id, name, languages })),
    claimSeconds: draft.claimSeconds ?? 120,
    agentGoneSeconds: draft.agentGoneSeconds ?? 60,
    mailMinutes: draft.mailMinutes ?? 5,
    followUpMinutes: draft.followUpMinutes ?? 30,
    followUpHours: spanOf(draft.followUpHours ?? '') ?? awake,
    cannedReplies: draft.cannedReplies ?? {},
    topics: draft.topics ?? flows,
    idleHours: draft.idleHours ?? 12,
    assumeHours: draft.assumeHours ?? 48,
    abandonHours: draft.abandonHours ?? 168,
    reopenHours: draft.reopenHours ?? 24,
    costs: {
      wrongFlow: draft.costs.wrongFlow ?? 10,
      offer: draft.costs.offer ?? 1,
      apology: draft.costs.apology ?? 4,
    },
    strangersShare: draft.strangersShare ?? 0.3,
  });
}
