import type { Script } from './script.ts';

/** A problem solved by its second step: understood, asked, asked, fixed and checked, solved. */
export const deskScript: Script = [
  { words: 'my icloud photos are stuck syncing', answer: '"step":"apple-id"' },
  { words: 'Yes', answer: '"step":"sync-switch"' },
  { words: 'no, it is off', answer: '"kind":"check"' },
  { words: 'it works', answer: '"outcome":"resolved"' },
];
