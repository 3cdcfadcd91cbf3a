import type { Script } from './script.ts';

/** The sample's waterfall from its first prompt to its end. */
export const sampleScript: Script = [
  { words: 'my icloud photos are stuck syncing', answer: 'Which device is it?' },
  { words: 'iPhone', answer: 'What have you tried?' },
  { words: 'I restarted it', answer: 'Did that help?' },
  { words: 'yes', answer: 'Your iPhone works again.' },
];
