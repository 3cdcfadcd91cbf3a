import { playScene } from '../bot/play-scene.ts';
import type { Config } from '../config/read-config.ts';
import { loadKeptContent } from '../content/live/load-kept-content.ts';
import type { AnsweringDesk, DeskParts } from '../desk/context-of.ts';
import { deskRecovery } from '../desk/recover.ts';
import { deskResponder } from '../desk/respond.ts';
import type { Content, Examples } from '../domain/content/content.ts';
import { type Fault, faultLine } from '../domain/content/fault.ts';
import type { FlowBundle } from '../domain/content/flow.ts';
import { spokenContent } from '../domain/content/spoken-content.ts';
import { FixpathError } from '../domain/error.ts';
import type { Staff } from '../domain/handoff/staff.ts';
import type { Classifier } from '../domain/ports/classifier.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Responder } from '../domain/ports/responder.ts';
import type { SharedStore } from '../domain/ports/shared-store.ts';
import type { Store } from '../domain/ports/store.ts';
import { multilingualClassifier } from '../intents/languages/multilingual-classifier.ts';
import { openLanguages } from '../intents/languages/open-languages.ts';
import { modelKey } from '../intents/model/model-key.ts';
import { openModels } from '../intents/model/open-models.ts';
import { aboutTime, throttleProgress } from '../intents/train/throttle-progress.ts';
import { type Ears, openEars } from '../interpretation/open-ears.ts';
import { builtModels, modelsFolder } from './models-folder.ts';

/** Milliseconds between two lines of the log that tell how far training is. */
const toldEvery = 5000;

/** The content that is live now, checked, and a classifier trained on it: always of one another. */
export type OpenDesk = {
  readonly content: Content;
  readonly classifier: Classifier;
  /** What hears replies, by language. */
  readonly ears: Ears;
  /** The content for parts that outlive a change of it: ask it each time, and keep nothing it gives. */
  readonly live: LiveContent;
  /**
   * Reads the content again. If it has changed and is whole, its classifier is trained while turns go on with the old
   * one, and both are exchanged at once, between two turns; true then. Faulty content changes nothing: `content-faulty`.
   */
  readonly reload: () => Promise<boolean>;
  /** Reads the content of a folder and trains its classifier, and changes nothing yet; throws as `reload` does. */
  readonly prepare: (contentDir: string) => Promise<PreparedContent>;
  readonly answerFrom: (
    store: Store,
    staff: Staff,
    sendsMail?: boolean,
    seenAt?: DeskParts['seenAt'],
  ) => { readonly respond: Responder; readonly recover: Responder };
};

/** Content that is read, checked and learned. */
export type PreparedContent = {
  /** Exchanges the content at once, between two turns; true if it is another one than was played. */
  readonly takeUp: () => boolean;
};

/** What a desk is called and does, and what it says: each time as it is now. */
type LiveContent = Pick<Content, 'desk' | 'flows' | 'agentWords' | 'languages'> & {
  /** What it says in a language; the desk's own for none, and for one it does not have. */
  readonly spoken: (language: string | undefined) => Pick<Content, 'phrases' | 'flows'>;
};

/** What answers at a time. */
type LiveDesk = AnsweringDesk & { readonly ears: Ears };

/** The most messages that are kept for writers because they were not understood; the oldest go first. */
const mostUnrecognised = 10_000;

/** Names the model of a language; of the desk's own for one that it does not know. */
function modelNames({ examples, languages }: Content): (language: string | undefined) => string {
  const name = (learned: Examples) => modelKey(learned, 1);
  const own = name(examples);
  const further = new Map(Object.entries(languages).map(([language, each]) => [language, name(each.examples)]));
  return (language) => further.get(language ?? '') ?? own;
}

/**
 * Reads the content and trains or loads its classifier. Faulty content throws one `FixpathError` (`content-faulty`)
 * that names every fault with file and line.
 */
export async function openDesk(
  {
    contentDir,
    dataDir,
    unrecognised,
    playsDrafts,
  }: Pick<Config, 'contentDir' | 'dataDir'> & Partial<Pick<Config, 'unrecognised' | 'playsDrafts'>>,
  log: Log,
  { built = builtModels, learnOnce }: { readonly built?: string; readonly learnOnce?: SharedStore['learnOnce'] } = {},
): Promise<OpenDesk> {
  const folder = await modelsFolder(dataDir, built);
  const shelves = learnOnce ? { folder, learnOnce } : folder;
  const load = async (root: string): Promise<Content> => {
    const loaded = await loadKeptContent(folder, root, playsDrafts);
    if (loaded.type === 'faults') throw contentFaulty(loaded.faults);
    for (const { file, line, what } of loaded.warnings) log.debug('content warning', { file, line, what });
    return loaded.content;
  };
  const as = unrecognised?.as ?? 'off';
  const learn = async (content: Content): Promise<LiveDesk> => {
    const onProgress = throttleProgress(
      (percent, left) => log.info('training', { percent, left: aboutTime(left) }),
      () => performance.now(),
      toldEvery,
    );
    // One after the other, since each learns its languages at once: all together would take twice the memory.
    const languages = await openLanguages(shelves, content);
    const ears = await openEars(shelves, content);
    const models = await openModels(shelves, content, { onProgress });
    const classifier = multilingualClassifier(models, content, languages);
    const model = modelNames(content);
    return { content, classifier, ears, keeping: as === 'off' ? undefined : { as, model, most: mostUnrecognised } };
  };
  const bundles = new Map<string, FlowBundle>();
  let current: LiveDesk;
  const takeUp = (next: LiveDesk): void => {
    current = next;
    // Earlier ones stay: plans under way began with them.
    for (const bundle of Object.values(next.content.bundles)) bundles.set(bundle.hash, bundle);
  };
  takeUp(await learn(await load(contentDir)));
  const prepare = async (root: string): Promise<PreparedContent> => {
    const content = await load(root);
    const next = content.version === current.content.version ? current : await learn(content);
    return {
      takeUp: () => {
        const isChanged = next.content.version !== current.content.version;
        if (isChanged) takeUp(next);
        return isChanged;
      },
    };
  };

  return {
    get content() {
      return current.content;
    },
    get classifier() {
      return current.classifier;
    },
    get ears() {
      return current.ears;
    },
    live: {
      get desk() {
        return current.content.desk;
      },
      get flows() {
        return current.content.flows;
      },
      get languages() {
        return current.content.languages;
      },
      spoken: (language) => spokenContent(current.content, language),
      get agentWords() {
        return current.content.agentWords;
      },
    },
    reload: async () => (await prepare(contentDir)).takeUp(),
    prepare,
    answerFrom: (store, staff, sendsMail = false, seenAt = undefined) => {
      const pinned = async (hash: string): Promise<FlowBundle | undefined> => {
        const known = bundles.get(hash) ?? (await store.bundle(hash));
        if (known) bundles.set(hash, known);
        return known;
      };
      const parts = {
        desk: () => current,
        player: playScene,
        pinned,
        handoff: store.handoff,
        staff,
        sendsMail,
        seenAt,
      };
      return { respond: deskResponder(parts), recover: deskRecovery(parts) };
    },
  };
}

function contentFaulty(faults: readonly Fault[]): FixpathError {
  const errors = faults.filter(({ severity }) => severity === 'error');
  const lines = errors.map((fault) => `  ${faultLine(fault)}`);
  return new FixpathError('content-faulty', ['The content has faults:', ...lines].join('\n'));
}
