import type { PageWords } from '../../../src/domain/content/page-words.ts';
import { fillIn } from '../../../src/domain/text/fill-in.ts';
import type { Connection } from './session.ts';

/** The parts of the chat page that change, by what they show. */
export type Screen = {
  readonly show: (connection: Connection) => void;
  /** The first messages are there, so nothing is loading any more. */
  readonly filled: () => void;
  readonly waiting: () => void;
  /** Shows who is speaking after a reply of this kind, by name if an agent wrote it. */
  readonly showSpeaker: (kind: string | undefined, agent: string | undefined) => void;
};

/** How long a lost socket is not worth showing, ms. */
const bannerAfter = 1500;

export function createScreen(words: PageWords): Screen {
  const banner = element('banner');
  const skeleton = element('skeleton');
  const trouble = element('trouble');
  let pending: ReturnType<typeof setTimeout> | undefined;

  function quiet() {
    clearTimeout(pending);
    pending = undefined;
    banner.hidden = true;
  }

  function lost() {
    pending ??= setTimeout(() => {
      banner.textContent = navigator.onLine ? words.lost : words.offline;
      banner.hidden = false;
    }, bannerAfter);
  }

  function fail(title: string, text: string) {
    skeleton.hidden = true;
    element('trouble-title').textContent = title;
    element('trouble-words').textContent = text;
    trouble.hidden = false;
  }

  return {
    show(connection) {
      if (connection.type === 'lost') return lost();
      quiet();
      trouble.hidden = true;
      if (connection.type === 'failed') fail(words['failed-title'], words.failed);
      if (connection.type === 'busy') fail(words['busy-title'], fillIn(words.busy, { seconds: connection.seconds }));
    },
    filled() {
      skeleton.hidden = true;
    },
    waiting() {
      trouble.hidden = true;
      skeleton.hidden = false;
    },
    showSpeaker(kind, agent) {
      const next = speakerOf(kind);
      if (!next) return;
      document.documentElement.dataset.speaker = next;
      element('who-words').textContent = fillIn(words[next], { agent: agent || words.somebody });
    },
  };
}

/** Who is speaking after a reply of this kind; undefined if it does not say. */
function speakerOf(kind: string | undefined): 'bot' | 'waiting' | 'agent' | undefined {
  switch (kind) {
    case 'handoff':
      return 'waiting';
    case 'agent':
      return 'agent';
    case undefined:
    case 'notice':
    case 'apology':
      return undefined;
    default:
      return 'bot';
  }
}

/** The element of the page's own HTML with this id. */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`chat.html has no #${id}; put it back.`);
  return found;
}
