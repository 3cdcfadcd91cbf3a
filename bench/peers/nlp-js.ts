import { createRequire } from 'node:module';
import type { Peer } from '../intents/peer.ts';

type Nlp = {
  readonly settings: { autoSave: boolean; forceNER: boolean };
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<unknown>;
  process(language: string, text: string): Promise<{ readonly intent: string; readonly score: number }>;
};
type Container = { use(part: unknown): void; get(name: 'nlp'): Nlp };
/** CommonJS without types: the few parts that are used. */
type Basic = { containerBootstrap(): Promise<Container>; readonly Nlp: unknown; readonly LangEn: unknown };

const require = createRequire(import.meta.url);

/** nlp.js with its defaults for English, in a container of its own: the usual one is shared by all that a process trains. */
export const nlpJs: Peer = {
  name: 'nlp.js',
  get version() {
    return (require('@nlpjs/basic/package.json') as { version: string }).version;
  },
  unfit: { banking77: 'it gets half of them wrong, far more than on the 10-shot rows, and nobody knows why' },
  train: async (rows) => {
    const { containerBootstrap, Nlp, LangEn } = require('@nlpjs/basic') as Basic;
    const container = await containerBootstrap();
    container.use(Nlp);
    container.use(LangEn);
    const nlp = container.get('nlp');
    nlp.settings.autoSave = false;
    nlp.settings.forceNER = false;
    nlp.addLanguage('en');
    for (const { text, intent } of rows) nlp.addDocument('en', text, intent);
    await quietly(() => nlp.train());
    return {
      guess: async (texts) => {
        const guesses = [];
        for (const text of texts) {
          const { intent, score } = await nlp.process('en', text);
          // "None" is its own way to say that nothing fits; the score is then that of "None".
          guesses.push({ label: intent, belief: intent === 'None' ? 0 : score });
        }
        return guesses;
      },
    };
  },
};

/** It prints every epoch whatever it is told. */
async function quietly(work: () => Promise<unknown>): Promise<void> {
  const log = console.log;
  console.log = () => {};
  try {
    await work();
  } finally {
    console.log = log;
  }
}
