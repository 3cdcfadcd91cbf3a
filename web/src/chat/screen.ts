import type { PageWords } from '../../../src/domain/content/page-words.ts';
import { fillIn } from '../../../src/domain/text/fill-in.ts';
import type { Connection } from './line/create-line.ts';
import type { Speaker } from './state/chat-state.ts';

/** The parts of the page around the transcript that change, by what they show. */
export type Screen = {
  readonly show: (connection: Connection) => void;
  /** Nothing is wrong that is known of. */
  readonly waiting: () => void;
  readonly showSpeaker: (speaker: Speaker) => void;
};

/** How long a lost socket is not worth showing, ms; a browser that says it is offline is believed at once. */
const bannerAfter = 800;

export function createScreen(words: PageWords): Screen {
  const banner = element('banner');
  const trouble = element('trouble');
  let pending: ReturnType<typeof setTimeout> | undefined;

  function quiet() {
    clearTimeout(pending);
    pending = undefined;
    banner.hidden = true;
    banner.textContent = '';
  }

  function tell() {
    banner.hidden = false;
    banner.textContent = navigator.onLine ? words.lost : words.offline;
  }

  function fail(title: string, text: string) {
    element('trouble-title').textContent = title;
    element('trouble-words').textContent = text;
    trouble.hidden = false;
  }

  return {
    show(connection) {
      if (connection.type === 'lost') {
        if (!navigator.onLine) tell();
        pending ??= setTimeout(tell, bannerAfter);
        return;
      }
      quiet();
      trouble.hidden = true;
      if (connection.type === 'failed') fail(words['failed-title'], words.failed);
      if (connection.type === 'busy')
        fail(words['busy-title'], fillIn(words.busy, { seconds: connection.seconds }, document.documentElement.lang));
    },
    waiting() {
      trouble.hidden = true;
    },
    showSpeaker(speaker) {
      const agent = (speaker.type === 'agent' && speaker.name) || words.somebody;
      document.documentElement.dataset.speaker = speaker.type;
      const line = fillIn(words[speaker.type], { agent });
      // A status that says the same again would be read out again.
      const place = element('who-words');
      if (place.textContent !== line) place.textContent = line;
    },
  };
}

/** The element of the page's own HTML with this id. */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`chat.html has no #${id}; put it back.`);
  return found;
}
