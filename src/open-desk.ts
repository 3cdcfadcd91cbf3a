import { join } from 'node:path';
import type { Bot } from './bot/bot-responder.ts';
import { botResponder } from './bot/bot-responder.ts';
import { playScene } from './bot/play-scene.ts';
import type { Config } from './config/read-config.ts';
import { loadContent } from './content/load-content.ts';
import { deskRecovery, deskResponder } from './conversation/desk-responder.ts';
import type { Classifier } from './domain/classifier.ts';
import type { Content, Examples } from './domain/content.ts';
import type { Desk } from './domain/desk.ts';
import { FixpathError } from './domain/error.ts';
import type { Fault } from './domain/fault.ts';
import type { Closure } from './domain/flow.ts';
import type { Log } from './domain/log.ts';
import type { Responder } from './domain/responder.ts';
import type { Staff } from './domain/staff.ts';
import type { Store } from './domain/store.ts';
import { deskClassifier } from './intents/desk-classifier.ts';
import { modelKey } from './intents/model-key.ts';
import { openModels } from './intents/open-models.ts';
import { aboutTime, toldProgress } from './intents/told-progress.ts';

/** Milliseconds between two lines of the log that tell how far training is. */
const toldEvery = 5000;

/** The content, checked, and a classifier trained on it. */
export type OpenDesk = {
  readonly content: Content;
  readonly classifier: Classifier;
  readonly answerFrom: (
    store: Store,
    staff: Staff,
  ) => {
    readonly desk: Desk;
    readonly respond: Responder;
    readonly recover: Responder;
  };
};

/** So many messages that were not understood are kept for writers; the oldest go. */
const mostUnrecognised = 10_000;

/** Names the model of a language; of the desk's own for one that it does not know. */
function modelNames({ examples, languages, desk }: Content): (language: string | undefined) => string {
  const name = (learned: Examples) => modelKey(learned, desk.costs, 1);
  const own = name(examples);
  const further = new Map(Object.entries(languages).map(([language, each]) => [language, name(each.examples)]));
  return (language) => further.get(language ?? '') ?? own;
}

/**
 * Reads the content and trains or loads its classifier. Faulty content throws one `FixpathError` (`content-faulty`)
 * that names every fault with file and line. A bot handed in answers instead of the desk.
 */
export async function openDesk(
  { contentDir, dataDir, unrecognised }: Pick<Config, 'contentDir' | 'dataDir'> & Partial<Pick<Config, 'unrecognised'>>,
  bot: Bot | undefined,
  log: Log,
): Promise<OpenDesk> {
  const loaded = await loadContent(contentDir);
  if (loaded.type === 'faults') throw contentFaulty(loaded.faults);
  const { content } = loaded;
  for (const { file, line, what } of loaded.warnings) log.debug('content warning', { file, line, what });
  const onProgress = toldProgress(
    (percent, left) => log.info('training', { percent, left: aboutTime(left) }),
    () => performance.now(),
    toldEvery,
  );
  const classifier = deskClassifier(await openModels(join(dataDir, 'models'), content, { onProgress }), content);
  const as = unrecognised?.as ?? 'off';
  const model = modelNames(content);
  const keeping = as === 'off' ? undefined : { as, model, most: mostUnrecognised };
  return {
    content,
    classifier,
    answerFrom: (store, staff) => {
      const closures = new Map<string, Closure>(Object.values(content.closures).map((each) => [each.hash, each]));
      const pinned = async (hash: string): Promise<Closure | undefined> => {
        const known = closures.get(hash) ?? (await store.closure(hash));
        if (known) closures.set(hash, known);
        return known;
      };
      const parts = {
        content: () => content,
        classifier: () => classifier,
        player: playScene,
        pinned,
        handoff: store.handoff,
        staff,
        keeping,
      };
      const respond = bot ? botResponder(bot) : deskResponder(parts);
      return { desk: content.desk, respond, recover: deskRecovery(parts) };
    },
  };
}

function contentFaulty(faults: readonly Fault[]): FixpathError {
  const errors = faults.filter(({ severity }) => severity === 'error');
  const lines = errors.map(({ file, line, what, cure }) => `  ${file}${line ? `:${line}` : ''}: ${what} ${cure}`);
  return new FixpathError('content-faulty', ['The content has faults:', ...lines].join('\n'));
}
