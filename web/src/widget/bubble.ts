import type { BubbleWords, ChatNews } from '../../../src/domain/wire/wire.ts';
import css from './bubble.css?inline';
import type { Launcher } from './panel.ts';

/** The server puts them here. */
declare const __WORDS__: BubbleWords;

/** What was said while the chat was closed. */
export type News = Pick<ChatNews, 'count' | 'name' | 'text'>;

let drawn: ((news: News) => void) | undefined;

/**
 * Shows beside the closed launcher what was said meanwhile: how much, and the last of it; in the page's title, as a
 * notification where the site may show those and the page is out of sight, and by a sound if the site wants one.
 */
export function showNews(launcher: Launcher, news: News): void {
  drawn ??= draw(launcher);
  drawn(news);
}

function draw({ host, button, label, settings, show }: Launcher): (news: News) => void {
  const root = host.shadowRoot as ShadowRoot;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);

  const count = document.createElement('span');
  count.className = 'count';
  const bubble = document.createElement('div');
  bubble.className = 'news';
  bubble.setAttribute('role', 'status');
  const words = document.createElement('button');
  const name = document.createElement('b');
  const text = document.createElement('span');
  text.dir = 'auto';
  words.append(name, text);
  words.onclick = () => show(true);
  const away = document.createElement('button');
  away.textContent = '×';
  away.setAttribute('aria-label', __WORDS__['launcher-later']);
  away.onclick = () => {
    bubble.replaceChildren();
    button.focus();
  };
  root.append(bubble);
  let known = 0;

  function tell(news: News) {
    const isMore = news.count > known;
    known = news.count;
    const title = document.title.replace(/^\(\d+\) /, '');
    document.title = known ? `(${known}) ${title}` : title;
    host.dispatchEvent(new CustomEvent('unread', { detail: known }));
    const called = __WORDS__['launcher-news'].replace('{launcher}', () => label);
    button.setAttribute('aria-label', known ? called : label);
    count.textContent = String(known);
    if (known) button.append(count);
    else count.remove();
    bubble.replaceChildren();
    if (!isMore) return;
    name.textContent = news.name ?? label;
    text.textContent = news.text ?? '';
    bubble.append(words, away);
    if (settings.sound === 'yes') ring();
    if (document.hidden && globalThis.Notification?.permission === 'granted')
      new Notification(name.textContent, { body: text.textContent, tag: 'fixpath' }).onclick = () => {
        focus();
        show(true);
      };
  }

  host.addEventListener('open', () => tell({ count: 0 }));
  return tell;
}

/** Two soft notes; none where the browser does not allow sound yet. */
function ring() {
  try {
    const audio = new AudioContext();
    for (const at of [0, 0.16]) {
      const [note, loudness] = [audio.createOscillator(), audio.createGain()];
      note.frequency.value = at ? 880 : 660;
      loudness.gain.setValueAtTime(0.06, audio.currentTime + at);
      loudness.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.4);
      note.connect(loudness).connect(audio.destination);
      note.start(audio.currentTime + at);
      note.stop(audio.currentTime + at + 0.4);
    }
  } catch {}
}
