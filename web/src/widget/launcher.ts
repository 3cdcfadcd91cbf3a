import type { LauncherWords } from '../../../src/domain/wire/wire.ts';
import { accentOf } from '../accent.ts';
import { browserStorage } from '../browser-storage.ts';
import { drawLauncher } from './draw-launcher.ts';
import css from './launcher.css?inline';
import type { listen } from './news.ts';
import type { Launcher, openPanel, PanelMoves } from './panel.ts';
import type { SiteApi } from './site-api.ts';

/**
 * Puts the launcher on the page. `address` is that of its own script; the settings are `color` (six hexadecimal digits),
 * `position` (`left` or `right`), `label` (the button's name), `locale` (else the page's `lang`) and `back` (`no`: a
 * phone's "Back" leaves the page). Any element of the page with `data-fixpath-open` opens the chat as well. The chat is
 * loaded when somebody comes near one of them, and beside it the script that speaks with it.
 */
export function createLauncher(
  address: string,
  settings: Readonly<Record<string, string | undefined>>,
  words: LauncherWords,
): Launcher {
  const { color = '', position, label = words.launcher } = settings;
  const accent = accentOf(color);
  const page = new URL('chat', address);
  if (accent) page.hash = String(new URLSearchParams(accent));
  const openHere = browserStorage('sessionStorage', `fixpath-open ${page.origin}`);

  const { host, root, button, panel, note } = drawLauncher(label, page.href, words['launcher-failed']);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  host.classList.toggle('left', position === 'left');
  for (const [name, colour] of Object.entries(accent ?? {})) host.style.setProperty(name, colour);

  const heard: Event[] = [];
  const told: (readonly [keyof PanelMoves, unknown])[] = [];
  let frame: HTMLIFrameElement | undefined;
  let moves: PanelMoves | undefined;
  let attempts = 0;
  let isLoading = false;
  let opener: HTMLElement = button;

  function load() {
    if (!frame) {
      for (const type of ['message', 'securitypolicyviolation']) addEventListener(type, keep);
      frame = document.createElement('iframe');
      frame.dataset.fixpath = 'frame';
      frame.src = page.href;
      frame.title = label;
      frame.allow = 'clipboard-write';
      panel.append(frame);
    }
    if (isLoading) return;
    isLoading = true;
    bring('panel').then(
      (loaded: { readonly openPanel: typeof openPanel }) => {
        for (const type of ['message', 'securitypolicyviolation']) removeEventListener(type, keep);
        moves = loaded.openPanel(launcher, heard);
        for (const [name, given] of told) moves[name](given as never);
        if (!panel.inert) moves.shown(true);
      },
      () => {
        isLoading = false;
        note.hidden = false;
        // It is tried again with each touch, and told once.
        if (attempts++ === 0)
          console.error(
            `Fixpath: ${page.origin}/widget-panel.js did not load. If this page has a Content-Security-Policy, add ${page.origin} to script-src and frame-src.`,
          );
      },
    );
  }

  /** Loads one of our other scripts. What did not load under one address is not fetched again under it. */
  function bring(name: string) {
    const script = `widget-${name}.js${page.search || '?'}${'&'.repeat(attempts)}`;
    return import(/* @vite-ignore */ new URL(script, address).href);
  }

  function keep(event: Event) {
    heard.push(event);
  }

  /** Shows or hides the panel at once; what belongs to it follows when its script has come. */
  function show(isOpen: boolean, by?: HTMLElement) {
    if (isOpen !== panel.inert) return;
    if (isOpen) {
      opener = by ?? button;
      load();
    }
    host.classList.toggle('open', isOpen);
    panel.inert = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    openHere.write(isOpen ? 'yes' : undefined);
    if (!isOpen) opener.focus();
    moves?.shown(isOpen);
    host.dispatchEvent(new CustomEvent(isOpen ? 'open' : 'close'));
  }

  const tell =
    (name: keyof PanelMoves) =>
    (given: unknown): void => {
      if (moves) moves[name](given as never);
      else told.push([name, given]);
    };

  function speak(tag: string) {
    page.search = `?locale=${tag}`;
    if (frame) frame.src = page.href;
  }
  const { locale = document.documentElement.lang } = settings;
  if (locale) speak(locale);

  button.addEventListener('click', () => show(panel.inert));
  document.addEventListener('click', (event) => {
    const by = openerAt(event);
    if (by) show(true, by);
  });
  // Who comes near is about to open it.
  for (const sign of ['pointerover', 'touchstart', 'focusin'])
    document.addEventListener(sign, (event) => (event.target === host || openerAt(event)) && load(), { passive: true });

  // Not in the body, which sites that swap their pages replace; and put back by those that replace more.
  const watch = new MutationObserver(place);
  function place() {
    if (!host.isConnected) document.documentElement.append(host);
    for (const each of [document, document.documentElement]) watch.observe(each, { childList: true });
  }
  place();

  const ask = tell('ask');
  const api: SiteApi = {
    open: () => show(true),
    close: () => show(false),
    toggle: () => show(panel.inert),
    ask: (text) => {
      ask(text);
      show(true);
    },
    identify: tell('identify'),
    context: tell('context'),
    locale: speak,
    on: (name, listener) => {
      const hear = (event: Event) => listener((event as CustomEvent).detail);
      host.addEventListener(name, hear);
      return () => host.removeEventListener(name, hear);
    },
  };
  const launcher: Launcher = { host, button, panel, note, page, label, settings, show, bring, frame: () => frame };
  // As `keptBy` calls it.
  if (browserStorage('localStorage', `fixpath-waits ${page.origin}`).read())
    void bring('news').then((loaded: { readonly listen: typeof listen }) => loaded.listen(launcher));
  const early = window.fixpath;
  window.fixpath = api;
  if (Array.isArray(early))
    for (const [name, ...given] of early)
      (api[name] as ((...given: readonly unknown[]) => void) | undefined)?.(...given);
  // After a reload in the middle of a chat, the chat opens again.
  if (openHere.read()) show(true);
  return launcher;
}

/** The element of the site that was touched, if it is one that opens the chat. */
function openerAt({ target }: Event): HTMLElement | null | false {
  return target instanceof Element && target.closest<HTMLElement>('[data-fixpath-open]');
}
