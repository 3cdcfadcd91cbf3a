import { join } from 'node:path';
import type { Agents } from '../agents/create-agents.ts';
import type { createDirectLine } from '../channels/direct-line/create-direct-line.ts';
import type { createFiles } from '../channels/files/create-files.ts';
import type { createTeams } from '../channels/teams/create-teams.ts';
import type { Config } from '../config/read-config.ts';
import type { Metrics } from '../http/create-metrics.ts';
import { deskRoutes, deskSockets } from '../http/desk-routes.ts';
import { directLineRoutes, directLineSockets } from '../http/direct-line-routes.ts';
import { operatorRoutes, type ProcessPhase } from '../http/operator-routes.ts';
import { pageRoutes } from '../http/page-routes.ts';
import type { Route, SocketRoute } from '../http/route.ts';
import { teamsRoutes } from '../http/teams-routes.ts';
import type { LiveContent } from './open-desk.ts';

/** What can be reached from outside. */
export type Reached = {
  readonly line: ReturnType<typeof createDirectLine>;
  readonly teams: ReturnType<typeof createTeams>;
  readonly agents: Agents;
  readonly files: ReturnType<typeof createFiles>;
  readonly metrics: Metrics;
  readonly content: Pick<LiveContent, 'desk'>;
  readonly phase: () => ProcessPhase;
};

/** Every address that the server answers. */
export function routesOf(
  { line, teams, agents, files, metrics, content, phase }: Reached,
  { oidc, webChatOrigins, publicUrl }: Pick<Config, 'oidc' | 'webChatOrigins' | 'publicUrl'>,
): { readonly routes: readonly Route[]; readonly sockets: readonly SocketRoute[] } {
  return {
    routes: [
      ...directLineRoutes(line),
      ...teamsRoutes(teams),
      ...deskRoutes(agents),
      ...operatorRoutes(phase, metrics),
      { method: 'GET', path: '/files/:id', answer: files.answer },
      ...pageRoutes({
        folder: join(import.meta.dirname, '../../web/dist'),
        settings: () => ({ deskName: content.desk.name, language: content.desk.language, avatar: '' }),
        signIn: { password: !oidc?.only, ...(oidc && { provider: oidc.name }) },
        origins: webChatOrigins,
        ...(publicUrl !== undefined && { publicUrl }),
      }),
    ],
    sockets: [...directLineSockets(line), ...deskSockets(agents)],
  };
}
