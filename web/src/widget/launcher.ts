import { fillIn } from '../../../src/domain/text/fill-in.ts';
import type { LauncherWords } from '../../../src/domain/wire/wire.ts';
import { accentOf } from '../accent.ts';
import { browserStorage } from '../browser-storage.ts';
import { frameWord, type ToFrame } from '../frame-words.ts';
import { drawLauncher } from './draw-launcher.ts';
import css from './launcher.css?inline';

/** How long the frame may stay silent before a link to the chat alone is offered, ms. */
const patience = 10_000;

/**
 * Puts the launcher on the page of its script, whose `data-` attributes set `color` (six hexadecimal digits),
 * `position` (`left` or `right`) and `label` (the button's name). Any element of the page with `data-fixpath-open`
 * opens the chat as well. The chat itself is loaded when it is first opened.
 */
export function createLauncher(script: HTMLScriptElement, words: LauncherWords): void {
  const { color = '', position, label = words.launcher } = script.dataset;
  const accent = accentOf(color);
  const page = new URL('chat', script.src);
  if (accent) page.hash = `accent=${accent.accent.slice(1)}`;

  const visit = browserStorage(
    'localStorage',
    page.origin === location.origin ? 'fixpath-visit' : `fixpath-visit ${page.origin}`,
  );
  const openHere = browserStorage('sessionStorage', `fixpath-open ${page.origin}`);

  const { host, root, button, dot, panel, note } = drawLauncher(label, page.href, words['launcher-failed']);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  host.classList.toggle('left', position === 'left');
  if (accent) {
    host.style.setProperty('--accent', accent.accent);
    host.style.setProperty('--on-accent', accent.onAccent);
    host.style.setProperty('--ink-on-light', accent.inkOnLight);
    host.style.setProperty('--ink-on-dark', accent.inkOnDark);
  }
  document.body.append(host);

  let frame: HTMLIFrameElement | undefined;
  let opener: HTMLElement = button;

  function say(word: ToFrame) {
    frame?.contentWindow?.postMessage(word, page.origin);
  }

  function unread(some: boolean) {
    dot.hidden = !some;
    button.setAttribute('aria-label', some ? fillIn(words['launcher-news'], { launcher: label }) : label);
  }

  function open(by: HTMLElement) {
    opener = by;
    if (!frame) {
      frame = document.createElement('iframe');
      frame.src = page.href;
      frame.title = label;
      frame.allow = 'clipboard-write';
      panel.append(frame);
      setTimeout(() => {
        note.hidden = host.classList.contains('ready');
      }, patience);
    }
    host.classList.add('open');
    panel.inert = false;
    unread(false);
    button.setAttribute('aria-expanded', 'true');
    openHere.write('yes');
    followView();
    frame.focus();
    say({ fixpath: 'opened' });
  }

  function close() {
    if (!host.classList.contains('open')) return;
    host.classList.remove('open');
    panel.inert = true;
    button.setAttribute('aria-expanded', 'false');
    openHere.write(undefined);
    opener.focus();
    say({ fixpath: 'closed' });
  }

  /** Keeps the panel above a phone's keyboard, which moves the visible part of the page but not its layout. */
  function followView() {
    const view = window.visualViewport;
    if (!view) return;
    host.style.setProperty('--view-height', `${view.height}px`);
    host.style.setProperty('--view-top', `${view.offsetTop}px`);
  }

  button.addEventListener('click', () => (host.classList.contains('open') ? close() : open(button)));
  document.addEventListener('click', (event) => {
    const by = event.target instanceof Element && event.target.closest<HTMLElement>('[data-fixpath-open]');
    if (by) open(by);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  });
  window.visualViewport?.addEventListener('resize', followView);
  window.visualViewport?.addEventListener('scroll', followView);
  window.addEventListener('message', (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== page.origin) return;
    const word = frameWord(event.data);
    if (word?.fixpath === 'ready') {
      host.classList.add('ready');
      note.hidden = true;
      const memory = visit.read();
      say(memory === undefined ? { fixpath: 'hello' } : { fixpath: 'hello', memory });
    }
    if (word?.fixpath === 'keep') visit.write(word.memory);
    if (word?.fixpath === 'close') close();
    if (word?.fixpath === 'unread') unread(!host.classList.contains('open'));
  });

  // After a reload in the middle of a chat, the chat opens again.
  if (openHere.read()) open(button);
}
