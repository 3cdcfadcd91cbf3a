import { join } from 'node:path';
import type { Agents } from '../agents/create-agents.ts';
import { deskRoutes } from '../agents/routes.ts';
import type { FileStore } from '../channels/files/create-files.ts';
import type { Config } from '../config/read-config.ts';
import { expectedLanguage } from '../desk/intent/language.ts';
import { topicChoices } from '../desk/intent/topics.ts';
import type { Content } from '../domain/content/content.ts';
import { spokenContent } from '../domain/content/spoken-content.ts';
import type { Routes } from '../domain/wire/route.ts';
import { operatorRoutes, type Readiness } from '../http/operator-routes.ts';
import { pageRoutes } from '../http/page-routes.ts';
import type { Metrics } from './metrics/create-metrics.ts';

/** What can be reached from outside. */
export type RouteParts = {
  readonly channels: Required<Routes>;
  readonly agents: Agents;
  readonly inbound: Routes;
  readonly files: FileStore;
  readonly metrics: Metrics;
  /** As it is now. */
  readonly content: () => Content;
  readonly readiness: Readiness;
};

/** Every address that the server answers. */
export function routesOf(
  { channels, agents, inbound, files, metrics, content, readiness }: RouteParts,
  { oidc, webChatOrigins, publicUrl }: Pick<Config, 'oidc' | 'webChatOrigins' | 'publicUrl'>,
): Required<Routes> {
  const desk = deskRoutes(agents);
  return {
    routes: [
      ...channels.routes,
      ...desk.routes,
      ...inbound.routes,
      ...operatorRoutes(readiness, metrics),
      { method: 'GET', path: '/files/:id', answer: files.answer },
      ...pageRoutes({
        folder: join(import.meta.dirname, '../../web/dist'),
        spoken: (locale) => {
          const own = content();
          const language = expectedLanguage(own, locale);
          const { desk, phrases, flows, page, agentWords } = spokenContent(own, language);
          return {
            settings: { deskName: desk.name, language, avatar: '' },
            page,
            agents: agentWords,
            timeZone: desk.timeZone,
            greeting: {
              text: phrases.says.greeting[0],
              choices: topicChoices({ flows }, desk.topics).map(({ label }) => label),
            },
          };
        },
        signIn: { password: !oidc?.only, ...(oidc && { provider: oidc.name }) },
        origins: webChatOrigins,
        publicUrl,
      }),
    ],
    sockets: [...channels.sockets, ...desk.sockets],
  };
}
