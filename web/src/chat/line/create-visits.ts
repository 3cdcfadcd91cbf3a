import type { OutgoingActivity } from './activity.ts';
import { randomKey } from './random-key.ts';

/** Tells the desk where the person is, in which browser, and what they answered before they wrote; each of it once. */
export function createVisits(send: (outgoing: OutgoingActivity) => void, visitOf: () => object | undefined) {
  let known = '';
  let told: Readonly<Record<string, string>> | undefined;
  return {
    tell: () => {
      const value = { agent: navigator.userAgent, language: navigator.language, ...visitOf(), told };
      const text = JSON.stringify(value);
      if (text === known) return;
      known = text;
      const key = randomKey();
      const channelData = { fixpath: { retryKey: key } };
      send({ key, files: [], activity: { type: 'event', name: 'fixpath/visit', value, channelData } });
    },
    /** Whoever is told now knows nothing yet. */
    beginAnew: () => {
      known = '';
    },
    /** The person has answered what is asked before they write. */
    told: (answers: Readonly<Record<string, string>>) => {
      told = answers;
    },
  };
}
