import { join } from 'node:path';
import type { Config } from '../../config/read-config.ts';
import { readConfig } from '../../config/read-config.ts';
import { readDotenv } from '../../config/read-dotenv.ts';
import type { Content, Examples } from '../../domain/content/content.ts';
import { FixpathError } from '../../domain/error.ts';
import type { Classifier } from '../../domain/ports/classifier.ts';
import { withoutMasks } from '../../domain/text/mask-text.ts';
import { day } from '../../domain/time.ts';
import type { Unrecognised } from '../../domain/understanding/unrecognised.ts';
import type { Model } from '../../intents/classify/model.ts';
import { signalsOf } from '../../intents/classify/signals.ts';
import { type InboxCluster, inboxClusters } from '../../intents/inspect/inbox-clusters.ts';
import { measuredShare } from '../../intents/inspect/measured-share.ts';
import { multilingualClassifier } from '../../intents/languages/multilingual-classifier.ts';
import { type Models, openModels } from '../../intents/model/open-models.ts';
import { beliefsOf } from '../../intents/verdict/beliefs.ts';
import { openInbox } from '../../storage/unrecognised/open-inbox.ts';
import { openContent } from '../open-content.ts';
import { showWaiting } from './show-waiting.ts';

/** What the commands of the inbox work on. */
export type InboxDesk = {
  readonly config: Config;
  readonly content: Content;
  /** Where models are kept. */
  readonly models: string;
  /** Every message that is kept and not too old. */
  readonly messages: readonly Unrecognised[];
  readonly clusters: readonly InboxCluster[];
  /** The classifier of the current content, trained if there is none yet. */
  readonly classifier: () => Promise<Classifier>;
  /** The share of strangers as the traffic tells it; undefined as long as there is too little. */
  readonly strangers: () => Promise<MeasuredStrangers | undefined>;
  /** The messages with these numbers, alone or with their whole groups. An unknown number throws `inbox-number`. */
  readonly choose: (numbers: readonly number[], alone: boolean) => Chosen;
  readonly remove: (messages: readonly Unrecognised[]) => Promise<number>;
  readonly close: () => Promise<void>;
};

/** The share of out-of-scope messages among the problems since a time. */
export type MeasuredStrangers = { readonly share: number; readonly problems: number; readonly since: number };

/** Fewer problems tell no share. */
const fewestProblems = 100;

/** Messages that a writer has chosen, all in one language. */
export type Chosen = { readonly messages: readonly Unrecognised[]; readonly language: string | undefined };

/** Opens the inbox of this folder's desk; a server may be running. Faulty content throws `content-unusable`. */
export async function openInboxDesk(): Promise<InboxDesk> {
  readDotenv();
  const config = readConfig(process.env);
  const content = await openContent(config.contentDir);
  const inbox = await openInbox({ folder: config.dataDir, database: config.database });
  const messages = await inbox.unrecognised(Date.now() - config.unrecognised.days * day);
  const clusters = inboxClusters(
    messages,
    (language) => textsOf(examplesIn(content, language)),
    (language) => examplesIn(content, language).letters,
  );
  const models = join(config.dataDir, 'models');
  const clusterOf = new Map(clusters.flatMap((each) => each.messages.map(({ number }) => [number, each] as const)));

  let learned: Promise<Models> | undefined;
  const learn = () => {
    learned ??= showWaiting('Learning', (onProgress) => openModels(models, content, { onProgress }));
    return learned;
  };
  let classifier: Promise<Classifier> | undefined;

  return {
    config,
    content,
    models,
    messages,
    clusters,
    classifier: () => {
      classifier ??= learn().then((known) => multilingualClassifier(known, content));
      return classifier;
    },
    strangers: async () => {
      // Earlier ones may have been dealt with, and can no longer be counted.
      const openings = messages.filter(({ asked, why }) => asked === undefined && why !== 'question');
      const since = Math.min(...messages.map(({ at }) => at));
      const understood = await inbox.episodesEnded(since);
      const problems = openings.length + understood;
      if (openings.length === 0 || problems < fewestProblems) return undefined;
      const judges = new Map([...(await learn())].map(([language, model]) => [language, belongingBy(model)]));
      const belonging = openings.flatMap(({ text, language = content.desk.language }) => {
        const judge = judges.get(language) ?? judges.get(content.desk.language);
        return judge ? judge(withoutMasks(text)) : [];
      });
      return { share: measuredShare(belonging, understood, content.desk.strangersShare), problems, since };
    },
    choose: (numbers, alone) => {
      const chosen = new Map<number, Unrecognised>();
      for (const number of numbers) {
        const cluster = clusterOf.get(number);
        if (!cluster)
          throw new FixpathError('inbox-number', `There is no message ${number} here. \`npm run inbox\` lists them.`);
        for (const each of cluster.messages) if (!alone || each.number === number) chosen.set(each.number, each);
      }
      const languages = new Set([...chosen.values()].map(({ language }) => language));
      if (languages.size > 1)
        throw new FixpathError('inbox-languages', 'These messages are of several languages. Take one at a time.');
      return { messages: [...chosen.values()], language: [...languages][0] };
    },
    remove: (gone) => inbox.removeUnrecognised(gone.map(({ number }) => number)),
    close: inbox.close,
  };
}

/** The probability that a message is in scope if both kinds were equally frequent. */
function belongingBy(model: Model): (text: string) => number {
  const read = signalsOf(model.learned);
  return (text) => beliefsOf(model.learned.intents, read(text), model).belonging;
}

/** The desk's examples in a further language; those in its own language if it has no such. */
export function examplesIn({ examples, languages }: Content, language: string | undefined): Examples {
  return (language === undefined ? undefined : languages[language]?.examples) ?? examples;
}

function textsOf({ utterances, notOurs }: Examples): readonly string[] {
  return [...utterances.map(({ text }) => text), ...notOurs];
}
