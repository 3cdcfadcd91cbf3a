import { join } from 'node:path';
import type { Agents } from '../agents/create-agents.ts';
import { deskRoutes } from '../agents/routes.ts';
import type { FileStore } from '../channels/files/create-files.ts';
import type { Config } from '../config/read-config.ts';
import { topicChoices } from '../desk/intent/topics.ts';
import type { Routes } from '../domain/wire/route.ts';
import { operatorRoutes, type ProcessPhase } from '../http/operator-routes.ts';
import { pageRoutes } from '../http/page-routes.ts';
import type { Metrics } from './metrics/create-metrics.ts';
import type { LiveContent } from './open-desk.ts';

/** What can be reached from outside. */
export type RouteParts = {
  readonly channels: Required<Routes>;
  readonly agents: Agents;
  readonly files: FileStore;
  readonly metrics: Metrics;
  readonly content: Pick<LiveContent, 'desk' | 'flows' | 'phrases' | 'page' | 'agentWords'>;
  readonly phase: () => ProcessPhase;
};

/** Every address that the server answers. */
export function routesOf(
  { channels, agents, files, metrics, content, phase }: RouteParts,
  { oidc, webChatOrigins, publicUrl }: Pick<Config, 'oidc' | 'webChatOrigins' | 'publicUrl'>,
): Required<Routes> {
  const desk = deskRoutes(agents);
  return {
    routes: [
      ...channels.routes,
      ...desk.routes,
      ...operatorRoutes(phase, metrics),
      { method: 'GET', path: '/files/:id', answer: files.answer },
      ...pageRoutes({
        folder: join(import.meta.dirname, '../../web/dist'),
        settings: () => ({ deskName: content.desk.name, language: content.desk.language, avatar: '' }),
        words: () => ({ page: content.page, agents: content.agentWords }),
        greeting: () => ({
          text: content.phrases.says.greeting[0],
          choices: topicChoices(content, content.desk.topics).map(({ label }) => label),
        }),
        signIn: { password: !oidc?.only, ...(oidc && { provider: oidc.name }) },
        origins: webChatOrigins,
        publicUrl,
      }),
    ],
    sockets: [...channels.sockets, ...desk.sockets],
  };
}
