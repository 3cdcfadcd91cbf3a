import { readFile } from 'node:fs/promises';
import type { Example } from '../../src/domain/content/content.ts';
import { naturalBayes } from '../intents/natural-bayes.ts';

/** Trains natural's BayesClassifier on the rows of a file and prints what it took. */
const rows = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as readonly Example[];
await naturalBayes.train(rows);
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const usage = {
  version: naturalBayes.version,
  peakMb: Math.round(maxRSS / 1024),
  cpuSeconds: Math.round((userCPUTime + systemCPUTime) / 1e6),
};
console.log(JSON.stringify(usage));
