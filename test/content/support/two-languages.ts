import { deskIntents } from '../../../src/domain/content/content.ts';
import { goodTree, type Tree, talkFiles } from './good-tree.ts';

const phrases = `says:
  call: "Fangen wir an: {title}."
  thanks: [Gerne., Bitte sehr.]
page:
  send: Senden
hears:
  "yes": [ja, "yes", jep]
  "no": [nein]
  not: [nicht]
  help: [hilfe]
  back: [zurück]
  person: [mensch]
  bot: [zum bot]
`;

const photos = `title: Fotos, die nicht synchronisieren
check: Werden Ihre Fotos jetzt synchronisiert?
start: Sehen wir uns eins nach dem anderen an.
steps:
  sync-switch:
    title: Schalter
    ask: Ist **Dieses iPhone synchronisieren** an?
    path: Einstellungen > [Ihr Name] > iCloud > Fotos = ein
    why: Solange er aus ist, wird nichts geladen.
    answers:
      - fine: Ja, er ist an
        also: [grün]
      - wrong: Nein, er ist aus
        unasked: [der schalter war aus]
    fix: Schalten Sie **Dieses iPhone synchronisieren** ein.
    symptoms: [der schalter springt zurück]
  connection:
    title: Verbindung
    ask: Öffnet sich eine Webseite?
    how: Öffnen Sie eine, die Sie heute noch nicht besucht haben.
    why: Ohne Verbindung wird nichts geladen.
    answers:
      - fine: Ja, im WLAN
      - fine: Ja, mit mobilen Daten
      - wrong: Nein, im WLAN
  mobile-data:
    title: Mobile Daten
    ask: Darf Fotos mobile Daten benutzen?
    path: Einstellungen > Apps > Fotos
    why: Sonst warten Fotos auf WLAN.
    fix: Schalten Sie **Mobile Daten** ein.
`;

const wifi = `title: WLAN, das nicht geht
check: Öffnet sich jetzt eine Webseite?
steps:
  router:
    title: Router
    ask: Kommt ein anderes Gerät ins Internet?
    how: Versuchen Sie einen Computer.
    why: Geht nichts, liegt es am Router.
    fix: Sehen Sie nach, was am Router leuchtet.
  joining:
    title: Anmelden
    fix: Verbinden Sie sich neu.
    path: Einstellungen > WLAN
    why: Ein altes Passwort sieht aus wie kaputtes WLAN.
`;

const shared = `facts:
  network:
    wifi: { title: im WLAN, unasked: [ich bin im wlan] }
    mobile: { title: mit mobilen Daten }
steps:
  restart:
    title: Neustart
    ask: Haben Sie das iPhone seitdem neu gestartet?
    how: Neu gestartet heißt aus- und eingeschaltet.
    why: Ein Neustart löst, was festhängt.
    answers:
      - fine: Ja, habe ich
      - wrong: Noch nicht
    fix: Schalten Sie es aus und wieder ein.
`;

/** Utterances and holdouts of an intent, each with a word of its own. */
export function germanIntent(word: string, utterances = 25, holdouts = 8): string {
  const lines = (count: number, kind: string) => Array.from({ length: count }, (_, n) => `  - ${word} ${kind} ${n}`);
  return ['utterances:', ...lines(utterances, 'gesagt'), 'holdouts:', ...lines(holdouts, 'gehalten'), ''].join('\n');
}

const intents = ['photos', 'wifi', ...deskIntents, 'not-ours'];

/** The good tree with German beside its English. */
export const twoLanguages: Tree = {
  ...goodTree,
  'dialogs/de/phrases.yml': phrases,
  ...talkFiles('de'),
  'dialogs/de/photos.yml': photos,
  'dialogs/de/wifi.yml': wifi,
  'dialogs/de/shared.yml': shared,
  ...Object.fromEntries(intents.map((id) => [`intents/de/${id}.yml`, germanIntent(`deutsch ${id}`)])),
};
