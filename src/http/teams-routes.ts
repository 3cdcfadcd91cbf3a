import type { Teams } from '../channels/teams/create-teams.ts';
import type { Route } from './route.ts';

/** Where Teams and every other channel of the Bot Framework bring their activities. */
export function teamsRoutes(teams: Teams): readonly Route[] {
  return [{ method: 'POST', path: '/api/messages', answer: teams.messages }];
}
