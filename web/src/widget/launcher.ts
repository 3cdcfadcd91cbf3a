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
  const { label = words.launcher, locale = document.documentElement.lang } = settings;
  const accent = accentOf(settings.color ?? '');
  const page = new URL('chat', address);
  if (accent) page.hash = String(new URLSearchParams(accent));
  const openHere = browserStorage('sessionStorage', `fixpath-open ${page.origin}`);

  const { host, root, button, panel, note } = drawLauncher(label, page.href, words['launcher-failed']);
  dress(host, root, settings.position === 'left', accent);

  const told: (readonly [keyof PanelMoves, unknown])[] = [];
  let frame: HTMLIFrameElement | undefined;
  let moves: PanelMoves | undefined;
  let attempts = 0;
  let isLoading = false;
  let opener: HTMLElement = button;
  let handOver: (() => readonly Event[]) | undefined;

  function load() {
    handOver ??= hearEarly();
    frame ??= frameIn(panel, page.href, label);
    if (isLoading) return;
    isLoading = true;
    bring('panel').then(
      (loaded: { readonly openPanel: typeof openPanel }) => {
        moves = loaded.openPanel(launcher, handOver?.() ?? []);
        for (const [name, given] of told) moves[name](given as never);
        if (!panel.inert) moves.shown(true);
      },
      () => {
        isLoading = false;
        note.hidden = false;
        // It is tried again with each touch, and told once.
        if (attempts++ === 0) tellBlocked(page.origin);
      },
    );
  }

  /** Loads one of our other scripts. What did not load under one address is not fetched again under it. */
  function bring(name: string) {
    const script = `widget-${name}.js${page.search || '?'}${'&'.repeat(attempts)}`;
    return import(/* @vite-ignore */ new URL(script, address).href);
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

  const tell = (name: keyof PanelMoves) => (given: unknown) =>
    void (moves ? moves[name](given as never) : told.push([name, given]));

  function speak(tag: string) {
    page.search = `?locale=${tag}`;
    if (frame) frame.src = page.href;
  }
  if (locale) speak(locale);

  button.addEventListener('click', () => show(panel.inert));
  openFrom(host, show, load);
  keepPlaced(host);

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
    on: (name, listener) => hearAt(host, name, listener),
  };
  const launcher: Launcher = { host, button, panel, note, page, label, settings, show, bring, frame: () => frame };
  // As `keptBy` calls it.
  if (browserStorage('localStorage', `fixpath-waits ${page.origin}`).read())
    void bring('news').then((loaded: { readonly listen: typeof listen }) => loaded.listen(launcher));
  serveSite(api);
  // After a reload in the middle of a chat, the chat opens again.
  if (openHere.read()) show(true);
  return launcher;
}

/** Tells the installer why nothing happens. */
function tellBlocked(origin: string): void {
  console.error(
    `Fixpath: ${origin}/widget-panel.js did not load. If this page has a Content-Security-Policy, add ${origin} to script-src and frame-src.`,
  );
}

/** Puts the launcher in the site's colour and corner. */
function dress(
  host: HTMLElement,
  root: ShadowRoot,
  isLeft: boolean,
  accent: Readonly<Record<string, string>> = {},
): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  host.classList.toggle('left', isLeft);
  for (const [name, colour] of Object.entries(accent)) host.style.setProperty(name, colour);
}

/** The chat in its frame, which loads from now on. */
function frameIn(panel: HTMLElement, address: string, label: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.dataset.fixpath = 'frame';
  frame.src = address;
  frame.title = label;
  // By this the chat knows that a launcher is around it, however late that speaks.
  frame.name = 'fixpath-launcher';
  panel.append(frame);
  return frame;
}

/** Keeps what the page hears before the panel's script has come, until that takes it over. */
function hearEarly(): () => readonly Event[] {
  const heard: Event[] = [];
  const keep = (event: Event) => heard.push(event);
  for (const type of ['message', 'securitypolicyviolation']) addEventListener(type, keep);
  return () => {
    for (const type of ['message', 'securitypolicyviolation']) removeEventListener(type, keep);
    return heard;
  };
}

/** Calls a listener of the site with what an event tells; returns the way to stop it. */
function hearAt(host: HTMLElement, name: string, listener: (told: never) => void): () => void {
  const hear = (event: Event) => listener((event as CustomEvent).detail as never);
  host.addEventListener(name, hear);
  return () => host.removeEventListener(name, hear);
}

/** Opens from any element of the site that asks for it, and loads when somebody comes near one or the launcher. */
function openFrom(host: HTMLElement, show: (isOpen: boolean, by: HTMLElement) => void, load: () => void): void {
  document.addEventListener('click', (event) => {
    const by = openerAt(event);
    if (by) show(true, by);
  });
  // Who comes near is about to open it.
  for (const sign of ['pointerover', 'touchstart', 'focusin'])
    document.addEventListener(sign, (event) => (event.target === host || openerAt(event)) && load(), { passive: true });
}

/** Not in the body, which sites that swap their pages replace; and put back by those that replace more. */
function keepPlaced(host: HTMLElement): void {
  const watch = new MutationObserver(place);
  function place() {
    if (!host.isConnected) document.documentElement.append(host);
    for (const each of [document, document.documentElement]) watch.observe(each, { childList: true });
  }
  place();
}

/** Gives the site its way to speak with the chat, and does what it called before. */
function serveSite(api: SiteApi): void {
  const early = window.fixpath;
  window.fixpath = api;
  if (Array.isArray(early))
    for (const [name, ...given] of early)
      (api[name] as ((...given: readonly unknown[]) => void) | undefined)?.(...given);
}

/** The element of the site that was touched, if it is one that opens the chat. */
function openerAt({ target }: Event): HTMLElement | null | false {
  return target instanceof Element && target.closest<HTMLElement>('[data-fixpath-open]');
}
