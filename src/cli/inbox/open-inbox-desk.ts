import { join } from 'node:path';
import type { Config } from '../../config/read-config.ts';
import { readConfig } from '../../config/read-config.ts';
import { readDotenv } from '../../config/read-dotenv.ts';
import type { Content, Examples } from '../../domain/content/content.ts';
import { FixpathError } from '../../domain/error.ts';
import type { Classifier } from '../../domain/ports/classifier.ts';
import { day } from '../../domain/time.ts';
import type { Unrecognised } from '../../domain/understanding/unrecognised.ts';
import { type InboxCluster, inboxClusters } from '../../intents/inspect/inbox-clusters.ts';
import { multilingualClassifier } from '../../intents/languages/multilingual-classifier.ts';
import { openModels } from '../../intents/model/open-models.ts';
import { openSqliteInbox } from '../../storage/unrecognised/sqlite-unrecognised.ts';
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
  /** The messages with these numbers, alone or with their whole groups. An unknown number throws `inbox-number`. */
  readonly choose: (numbers: readonly number[], alone: boolean) => Chosen;
  readonly remove: (messages: readonly Unrecognised[]) => Promise<number>;
  readonly close: () => void;
};

/** Messages that a writer has chosen, all in one language. */
export type Chosen = { readonly messages: readonly Unrecognised[]; readonly language: string | undefined };

/** Opens the inbox of this folder's desk; a server may be running. Faulty content throws `content-unusable`. */
export async function openInboxDesk(): Promise<InboxDesk> {
  readDotenv();
  const config = readConfig(process.env);
  const content = await openContent(config.contentDir);
  const inbox = await openSqliteInbox({ folder: config.dataDir });
  const messages = await inbox.unrecognised(Date.now() - config.unrecognised.days * day);
  const clusters = inboxClusters(messages, (language) => textsOf(examplesIn(content, language)));
  const models = join(config.dataDir, 'models');
  const clusterOf = new Map(clusters.flatMap((each) => each.messages.map(({ number }) => [number, each] as const)));

  let classifier: Promise<Classifier> | undefined;

  return {
    config,
    content,
    models,
    messages,
    clusters,
    classifier: () => {
      classifier ??= showWaiting('Learning', async (onProgress) =>
        multilingualClassifier(await openModels(models, content, { onProgress }), content),
      );
      return classifier;
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

/** The desk's examples in a further language; those in its own language if it has no such. */
export function examplesIn({ examples, languages }: Content, language: string | undefined): Examples {
  return (language === undefined ? undefined : languages[language]?.examples) ?? examples;
}

function textsOf({ utterances, notOurs }: Examples): readonly string[] {
  return [...utterances.map(({ text }) => text), ...notOurs];
}
