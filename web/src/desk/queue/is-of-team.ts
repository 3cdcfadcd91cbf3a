import type { Me, QueueLine } from '../../../../src/domain/wire/desk-wire.ts';

/** Whether a line belongs to the chosen queue. An agent without a team works for all of them. */
export function isOfTeam({ team }: Pick<QueueLine, 'team'>, chosen: string, { teams }: Pick<Me, 'teams'>): boolean {
  if (chosen === '') return true;
  return chosen === 'mine' ? teams.length === 0 || teams.includes(team) : team === chosen;
}
