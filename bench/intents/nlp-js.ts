import { createRequire } from 'node:module';
import type { Peer } from './peer.ts';

type Nlp = {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<unknown>;
  process(language: string, text: string): Promise<{ readonly intent: string; readonly score: number }>;
};
type DockStart = (settings: object) => Promise<{ get(name: 'nlp'): Nlp }>;

const require = createRequire(import.meta.url);
const settings = { nlp: { autoSave: false, forceNER: false, languages: ['en'] }, 'nlu-en': { log: false } };

/** nlp.js with its defaults for English. */
export const nlpJs: Peer = {
  name: 'nlp.js',
  // CommonJS without types.
  version: (require('@nlpjs/basic/package.json') as { version: string }).version,
  unfit: { banking77: 'far below the others, unexplained', 'banking77, 10-shot': 'as banking77' },
  train: async (rows) => {
    const { dockStart } = require('@nlpjs/basic') as { dockStart: DockStart };
    const nlp = (await dockStart({ use: ['Basic'], settings })).get('nlp');
    nlp.addLanguage('en');
    for (const { text, intent } of rows) nlp.addDocument('en', text, intent);
    await quietly(() => nlp.train());
    return {
      guess: async (texts) => {
        const guesses = [];
        for (const text of texts) {
          const { intent, score } = await nlp.process('en', text);
          // Its own way to say that nothing fits; then the score is that of "None".
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
