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
 * `position` (`left` or `right`), `label` (the button's name) and `back` (`no`: a phone's "Back" leaves the page). Any
 * element of the page with `data-fixpath-open` opens the chat as well. The chat is loaded when somebody comes near one
 * of them.
 */
export function createLauncher(script: HTMLScriptElement, words: LauncherWords): void {
  const { color = '', position, label = words.launcher, back } = script.dataset;
  const goesBack = back !== 'no';
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
  // Not in the body, which sites that swap their pages replace.
  document.documentElement.append(host);

  let frame: HTMLIFrameElement | undefined;
  let opener: HTMLElement = button;
  let isPushed = false;

  const isOpen = () => host.classList.contains('open');
  /** Whether the newest entry of the history stands for the open chat. */
  const isOurs = () => history.state?.fixpath === true;
  const fills = () => matchMedia('(max-width: 480px), (max-height: 480px)').matches;

  function say(word: ToFrame) {
    frame?.contentWindow?.postMessage(word, page.origin);
  }

  function unread(some: boolean) {
    dot.hidden = !some;
    button.setAttribute('aria-label', some ? words['launcher-news'].replace('{launcher}', () => label) : label);
  }

  /** Loads the chat; it begins no conversation before it is opened. */
  function load() {
    if (frame) return;
    frame = document.createElement('iframe');
    frame.dataset.fixpath = 'frame';
    frame.src = page.href;
    frame.title = label;
    frame.allow = 'clipboard-write';
    panel.append(frame);
  }

  function open(by: HTMLElement) {
    if (isOpen()) return;
    opener = by;
    load();
    setTimeout(() => {
      note.hidden = host.classList.contains('ready');
    }, patience);
    // On a phone, where the chat fills the screen, "Back" is how people close things.
    if (goesBack && fills()) {
      if (!isOurs()) history.pushState({ ...history.state, fixpath: true }, '');
      isPushed = true;
    }
    host.classList.add('open');
    panel.inert = false;
    unread(false);
    button.setAttribute('aria-expanded', 'true');
    openHere.write('yes');
    followView();
    frame?.focus();
    say({ fixpath: 'opened' });
  }

  function close() {
    if (!isOpen()) return;
    host.classList.remove('open');
    panel.inert = true;
    button.setAttribute('aria-expanded', 'false');
    openHere.write(undefined);
    opener.focus();
    say({ fixpath: 'closed' });
    if (isPushed && isOurs()) history.back();
    isPushed = false;
  }

  /** Keeps the panel above a phone's keyboard, which moves the visible part of the page but not its layout. */
  function followView() {
    const view = window.visualViewport;
    if (!view) return;
    host.style.setProperty('--view-height', `${view.height}px`);
    host.style.setProperty('--view-top', `${view.offsetTop}px`);
  }

  button.addEventListener('click', () => (isOpen() ? close() : open(button)));
  document.addEventListener('click', (event) => {
    const by = openerAt(event);
    if (by) open(by);
  });
  // Who comes near is about to open it.
  for (const sign of ['pointerover', 'touchstart', 'focusin'])
    document.addEventListener(sign, (event) => (event.target === host || openerAt(event)) && load(), { passive: true });
  window.addEventListener('popstate', () => {
    // A link to a place on the page comes here too.
    if (isPushed && !isOurs()) close();
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
      say({ fixpath: 'hello', ...(memory !== undefined && { memory }), ...(!isOpen() && { ahead: true }) });
    }
    if (word?.fixpath === 'keep') visit.write(word.memory);
    if (word?.fixpath === 'close') close();
    if (word?.fixpath === 'unread') unread(!isOpen());
  });

  // After a reload in the middle of a chat, the chat opens again.
  if (openHere.read()) open(button);
}

/** The element of the site that was touched, if it is one that opens the chat. */
function openerAt({ target }: Event): HTMLElement | null | false {
  return target instanceof Element && target.closest<HTMLElement>('[data-fixpath-open]');
}
