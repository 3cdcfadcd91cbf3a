import { createRequire } from 'node:module';
import type { Peer } from './peer.ts';

type Bayes = {
  addDocument(text: string, label: string): void;
  train(): void;
  getClassifications(text: string): { readonly label: string; readonly value: number }[];
};

const require = createRequire(import.meta.url);

/** natural's BayesClassifier with its defaults: Porter's stems, no stop words, add-one smoothing. */
export const naturalBayes: Peer = {
  name: 'natural BayesClassifier',
  // A CommonJS package whose own types do not compile here.
  version: (require('natural/package.json') as { version: string }).version,
  train: async (rows) => {
    const BayesClassifier = require('natural/lib/natural/classifiers/bayes_classifier.js') as new () => Bayes;
    const bayes = new BayesClassifier();
    for (const { text, intent } of rows) bayes.addDocument(text, intent);
    bayes.train();
    return {
      guess: async (texts) =>
        texts.map((text) => {
          const all = bayes.getClassifications(text);
          const sum = all.reduce((total, { value }) => total + value, 0);
          return { label: all[0]?.label ?? '', belief: (all[0]?.value ?? 0) / (sum || 1) };
        }),
    };
  },
};
