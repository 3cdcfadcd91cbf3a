import { expect, it } from 'vitest';
import { interpretCheck } from '../../src/flows/interpret/interpret-check.ts';
import { listened, somePhrases } from './support/some-flow.ts';

const { hears } = somePhrases({
  solved: ['works', 'working', 'fixed'],
  'no-effect': ['no change', 'still', 'nothing works'],
  'could-not': ["I couldn't", 'greyed out'],
  'not-yet': ['not yet', 'wait'],
});

const labels = {
  solved: ['Yes, it works'],
  'no-effect': ['No change'],
  'could-not': ["I couldn't do it"],
  'not-yet': ['Not yet'],
  skip: ['Skip'],
};

it.each([
  ['Yes, it works', 'solved'],
  ['yes', 'solved'],
  ['works', 'solved'],
  ['fixed it, thanks', 'solved'],
  ['no', 'no-effect'],
  ['No change', 'no-effect'],
  ['not working', 'no-effect'],
  ['it is still not working', 'no-effect'],
  ['yes, still', 'no-effect'],
  ['nothing works', 'no-effect'],
  ["I couldn't do it", 'could-not'],
  ['it is greyed out', 'could-not'],
  ['Not yet', 'stay'],
  ['wait', 'stay'],
  ['already did', 'already'],
  ['skip', 'skip'],
  ['my dog ate it', 'nothing'],
  ['', 'nothing'],
])('hears "%s" after a fix as %s', (text, expected) => {
  const heard = interpretCheck(listened(text), hears, labels);
  expect(heard.type === 'reading' ? heard.reading.type : heard.type).toBe(expected);
});
