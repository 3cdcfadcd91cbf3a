import { randomUUID } from 'node:crypto';
import { createFiles } from '../../../src/channels/files/create-files.ts';
import type { CloudOptions } from '../../../src/channels/teams/connection/cloud.ts';
import { openConnection } from '../../../src/channels/teams/connection/open-connection.ts';
import { createTeams, type TeamsParts } from '../../../src/channels/teams/create-teams.ts';
import type { TeamsSettings } from '../../../src/channels/teams/teams-settings.ts';
import type { Input } from '../../../src/domain/conversation/input.ts';
import type { Reply } from '../../../src/domain/conversation/reply.ts';
import type { Responder } from '../../../src/domain/ports/responder.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import { startServer } from '../../../src/http/start-server.ts';
import { openSqliteStore } from '../../../src/storage/sqlite-store.ts';
import { keepingLog } from '../../http/support/keeping-log.ts';

export type DeskOptions = Partial<Pick<TeamsParts, 'patience' | 'clock' | 'heardTyping' | 'fileDeadline'>> & {
  readonly settings: TeamsSettings;
  readonly cloud?: CloudOptions;
  /** Where its store is kept, for a desk that ends and starts again; left out, in memory. */
  readonly folder?: string;
  /** What is said to an input; by default a question with two buttons. */
  readonly say?: (input: Input) => readonly Reply[] | Promise<readonly Reply[]>;
};

/** The Bot Framework endpoint behind the real server, engine and store; only what is said is the test's. */
export async function startDesk({ say = ask, settings, cloud, folder, ...options }: DeskOptions) {
  const log = keepingLog();
  const store = await openSqliteStore({ folder });
  const played: Input[] = [];
  const respond: Responder = async ({ state }, input) => {
    played.push(input);
    return { state, timers: [], unset: [], pins: [], handoffs: [], records: [], replies: await say(input) };
  };
  const clock = options.clock ?? Date.now;
  const newId = () => randomUUID();
  const teams = createTeams({
    connection: openConnection(settings, cloud),
    random: () => 0.5,
    store,
    keepFiles: createFiles({ store, clock, steady: clock, signingKey: 'key', newId }).keep,
    ...options,
    log,
    clock,
    newId,
  });
  const engine = createEngine({
    store,
    clock,
    log,
    newId,
    respond,
    recover: respond,
    typing: teams.typing,
    senders: { teams: teams.sender },
    destinationOf: () => 'teams',
  });
  await engine.start();
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    ...teams.listen(engine),
    log,
  });
  const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${server.port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    log,
    store,
    engine,
    teams,
    played,
    post,
    close: async () => {
      await server.close();
      await engine.close();
      await store.close();
    },
  };
}

export type Desk = Awaited<ReturnType<typeof startDesk>>;

function ask({ body }: Input): readonly Reply[] {
  const text = body.type === 'message' ? body.text : body.type;
  const choices = [
    { label: 'Yes', pick: 'a0' },
    { label: 'No', pick: 'a1' },
  ];
  return [{ kind: 'question', flow: 'wifi', step: 'router', text: `You said: **${text}**`, choices }];
}
