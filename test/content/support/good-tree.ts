import { actFiles } from '../../../src/content/act-files.ts';
import { pageWordNames } from '../../../src/domain/content/page-words.ts';
import { phraseNames } from '../../../src/domain/content/phrase-names.ts';
import { hearings } from '../../../src/domain/content/phrases.ts';
import { wordGroups } from '../../../src/domain/content/words.ts';

/** Files of a content root by their paths. */
export type Tree = Readonly<Record<string, string>>;

const photos = `# A flow.
title: Photos that don't sync
check: Are your photos syncing now?
start: Let's look at one thing at a time.
team: phones
steps:
  sync-switch:
    title: Sync switch
    ask: Is **Sync this iPhone** switched on?
    path: Settings > [your name] > iCloud > Photos = on
    why: While it's off, nothing is uploaded.
    answers:
      - fine: Yes, it's on
        also: [green]
      - wrong: No, it's off
        unasked: [the switch was off]
    fix: Switch **Sync this iPhone** on.
    minutes: 5
    symptoms: [the switch jumps back]
  connection:
    title: Connection
    ask: Does a web page load?
    how: Open one that you haven't visited today.
    why: Without a connection nothing is uploaded.
    answers:
      - fine: Yes, on Wi-Fi
        sets: { network: wifi }
      - fine: Yes, on mobile data
        sets: { network: mobile }
      - wrong: No, on Wi-Fi
        sets: { network: wifi }
        call: wifi
  mobile-data:
    title: Mobile data
    when: { network: mobile }
    ask: May Photos use mobile data?
    path: Settings > Apps > Photos
    why: Otherwise photos wait for Wi-Fi.
    fix: |
      Switch **Mobile Data** on.
  restart: { use: restart }
`;

const wifi = `# A flow that another one calls.
title: Wi-Fi that doesn't work
check: Does a web page load over Wi-Fi now?
sets: { network: wifi }
steps:
  router:
    title: Router
    ask: Does another device get online?
    how: Try a computer or a TV.
    why: If nothing gets online, it's the router.
    fix: Read what the router's lights say.
  joining:
    title: Joining the network
    when: { router: fine }
    fix: Forget the network and join it.
    path: Settings > Wi-Fi
    why: An old password looks like broken Wi-Fi.
  restart: { use: restart, when: { router: fine } }
`;

const shared = `facts:
  network:
    wifi: { title: on Wi-Fi, unasked: [I am on my wifi] }
    mobile: { title: on mobile data, unasked: [I am using 5G] }
steps:
  restart:
    title: Restart
    ask: Have you restarted the iPhone since this began?
    how: Restarted means switched off and on.
    why: A restart clears what got stuck.
    answers:
      - fine: Yes, I have
      - wrong: Not yet
        also: [I will]
    fix: Switch it off and on.
    parks: true
    minutes: 3
`;

const desk = `name: Test Desk
language: en
time-zone: Europe/Berlin
hours:
  monday-friday: 09:00-17:30
  friday: [09:00-12:00, 13:00-15:00]
holidays: [2026-12-25]
teams:
  - { id: phones, name: Phones }
  - { id: networks, name: Networks }
`;

const helplines = `helplines:
  default: { emergency: "112", crisis: { name: Listeners, link: "https://example.org" } }
  DE: { emergency: "110", crisis: { name: Seelsorge, phone: "0800" } }
  GB: { emergency: "999" }`;

const words = `${wordGroups.map((group) => `"${group}": ["word of ${group}"]`).join('\n')}
written-out: { "it's": it is }
numbers: { two: 2 }
units: { time: { minute: 60 } }
amounts: { half: { number: 50, unit: "%" } }
ordinals: { last: -1 }
alike: [[start, boot]]
opposites: [[full, empty]]
opposing: [un]
repairs: [no wait]
thumbs: { up: [👍], down: [👎] }
`;

/** A small content root in which every check finds nothing. */
export const goodTree: Tree = {
  'desk.yml': desk,
  'dialogs/photos.yml': photos,
  'dialogs/wifi.yml': wifi,
  'dialogs/shared.yml': shared,
  'dialogs/phrases.yml': phrases(),
  ...talkFiles(),
  'intents/photos.yml': intent('photos'),
  'intents/wifi.yml': intent('wifi'),
  'intents/talk-to-agent.yml': intent('human'),
  'intents/greeting.yml': intent('hello'),
  'intents/thanks.yml': intent('thanks'),
  'intents/goodbye.yml': intent('bye'),
  'intents/not-ours.yml': intent('dishwasher'),
};

function phrases(): string {
  const says = Object.entries(phraseNames).map(([key, names]) => {
    const text = names.map((name) => ` {${name}}`).join('');
    return `  ${key}: ${JSON.stringify(key.startsWith('button-') ? key.slice(7) : `Says ${key}${text}.`)}`;
  });
  const hears = hearings.map(
    (key) => `  "${key}": [${JSON.stringify(key === 'yes' || key === 'no' ? key : `hears ${key}`)}]`,
  );
  const page = Object.entries(pageWordNames).map(([key, names]) => {
    const text = names.map((name) => ` {${name}}`).join('');
    return `  ${key}: ${JSON.stringify(`Shows ${key}${text}.`)}`;
  });
  return ['says:', ...says, 'page:', ...page, 'hears:', ...hears, ''].join('\n');
}

/** Acts, words and advice of the desk's own language, or of a further one. */
export function talkFiles(language?: string): Tree {
  const folder = language === undefined ? '' : `${language}/`;
  const acts = Object.entries(actFiles).map(([act, kinds]) => [
    `dialogs/acts/${folder}${act}.yml`,
    actFile(act, kinds),
  ]);
  const advice = actFiles.urgent.map((kind) => `${kind}: { say: "Do ${kind}, call {emergency}.", again: "{crisis}!" }`);
  const anywhere = [
    'colleague: Somebody comes.',
    'colleague-away: Nobody comes.',
    'emergency-anywhere: "{emergency} or so"',
  ];
  const help = actFiles.elsewhere.map((kind) => `${kind}: { title: ${kind}, say: Not ${kind}. }`);
  return {
    ...Object.fromEntries(acts),
    [`dialogs/${folder}words.yml`]: words,
    [`dialogs/${folder}urgent.yml`]: [...advice, ...anywhere, ...(language === undefined ? [helplines] : []), ''].join(
      '\n',
    ),
    [`dialogs/${folder}elsewhere.yml`]: [...help, ''].join('\n'),
    [`dialogs/${folder}terms.yml`]:
      language === undefined ? 'sim: { names: [sim, sim card], say: A tiny card. }\n' : 'sim: { names: [simkarte] }\n',
  };

  function actFile(act: string, kinds: readonly string[]): string {
    return kinds
      .map((kind) => {
        const lines = (most: number, least: number, word: string) =>
          Array.from(
            { length: Math.max(least, Math.ceil(most / kinds.length)) },
            (_, n) => `    - ${act} ${kind} ${word} ${n}`,
          );
        return [`${kind}:`, '  utterances:', ...lines(60, 10, 'said'), '  holdouts:', ...lines(15, 1, 'held'), ''].join(
          '\n',
        );
      })
      .join('');
  }
}

function intent(word: string): string {
  const lines = (count: number, kind: string) => Array.from({ length: count }, (_, n) => `  - ${word} ${kind} ${n}`);
  return ['utterances:', ...lines(40, 'said'), 'holdouts:', ...lines(12, 'held'), ''].join('\n');
}
