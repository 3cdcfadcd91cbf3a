import type { PanelSettings } from '../../../src/domain/wire/wire.ts';
import { frameWord, type SiteWords, type ToFrame, textIn } from '../frame-words.ts';
import type { showNews } from './bubble.ts';
import { keptBy } from './kept-by.ts';
import type { SiteApi } from './site-api.ts';

/** The server puts them here, for the site that asks. */
declare const __WORDS__: PanelSettings;

/** The launcher, as far as the panel moves it. */
export type Launcher = {
  readonly host: HTMLElement;
  readonly button: HTMLElement;
  readonly panel: HTMLElement;
  readonly note: HTMLElement;
  /** The address of the chat. */
  readonly page: URL;
  readonly label: string;
  readonly settings: Readonly<Record<string, string | undefined>>;
  readonly show: (isOpen: boolean) => void;
  readonly frame: () => HTMLIFrameElement | undefined;
  /** Loads another of our scripts by its name. Its caller knows what that exports. */
  // biome-ignore lint/suspicious/noExplicitAny: so are all modules that are loaded by an address
  readonly bring: (name: string) => Promise<any>;
};

/** What the launcher passes on to the panel. */
export type PanelMoves = Pick<SiteApi, 'ask' | 'identify' | 'context'> & {
  readonly shown: (isOpen: boolean) => void;
};

/** How long the chat may stay silent before a link to it is offered, ms. */
const patience = 10_000;

/**
 * Speaks with the chat in its frame, keeps the panel where it can be seen, and tells the installer why a chat cannot be
 * shown. Loaded beside the chat; `heard` is what the page heard before.
 */
export function openPanel(launcher: Launcher, heard: readonly Event[]): PanelMoves {
  const { framed } = __WORDS__;
  const { host, panel, note, page, settings, show, frame } = launcher;
  const { visit, known } = keptBy(page);
  const back = phoneBack(settings.back !== 'no', () => show(false));
  const asked: string[] = [];
  const values: Record<string, string> = {};
  let visitor: string | undefined;

  const isOpen = () => !panel.inert;
  const isReady = () => host.classList.contains('ready');

  function say(word: ToFrame) {
    if (isReady()) frame()?.contentWindow?.postMessage(word, page.origin);
  }

  /** Without what follows the path, where sites put what is nobody else's business. */
  const words = (): SiteWords => ({
    visitor,
    visit: { page: location.origin + location.pathname, title: document.title, values },
  });

  function sayVisit() {
    say({ fixpath: 'visit', ...words() });
  }

  /** Moves the focus into the chat; not before its page is there, whose coming would lose it. */
  function enter() {
    if (isReady() && isOpen()) frame()?.focus();
  }

  /** The chat cannot be shown: visitors get a link to it, and the installer one line with the cure. */
  function giveUp(why: string) {
    if (isReady() || !note.hidden) return;
    note.hidden = false;
    console.error(`Fixpath: ${why}`);
  }

  /** The chat is there: says to it all that it does not know yet. */
  function greet() {
    host.classList.add('here', 'ready');
    note.hidden = true;
    const memory = visit.read();
    say({ fixpath: 'hello', ...words(), ...(memory !== undefined && { memory }), ...(!isOpen() && { ahead: true }) });
    enter();
    for (const text of asked.splice(0)) say({ fixpath: 'ask', text });
  }

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) show(false);
  });
  const followView = viewFollower(host);
  const hear = hearingOf(launcher, { greet, giveUp });
  for (const type of ['message', 'securitypolicyviolation']) addEventListener(type, hear);
  // After what the site has said before.
  queueMicrotask(() => heard.forEach(hear));
  window.navigation?.addEventListener('navigatesuccess', sayVisit);
  if (!framed)
    giveUp(`this site may not show the chat yet. Add ${location.origin} to WEB_CHAT_ORIGINS of ${page.origin}.`);

  return {
    shown: (now) => {
      if (now) {
        setTimeout(() => isOpen() && giveUp(`${page} did not answer within ${patience / 1000} s.`), patience);
        back.opened();
        followView();
        enter();
        sayVisit();
        say({ fixpath: 'opened' });
        return;
      }
      say({ fixpath: 'closed' });
      back.closed();
    },
    ask: (text) => {
      if (isReady()) say({ fixpath: 'ask', text });
      else asked.push(text);
    },
    identify: (token) => {
      visitor = token;
      if (token !== undefined) return sayVisit();
      // They have signed out; a stranger's conversation is not the site's to forget.
      if (!known.read()) return;
      known.write(undefined);
      visit.write(undefined);
      // The frame begins anew.
      const { src } = frame() ?? {};
      if (src) frame()?.setAttribute('src', src);
    },
    context: (given) => {
      for (const [name, value] of Object.entries(given)) {
        if (value === undefined || value === null) delete values[name];
        else values[name] = String(value);
      }
      sayVisit();
    },
  };
}

/** On a phone, where the chat fills the screen, "Back" is how people close things, unless the site says no. */
function phoneBack(goesBack: boolean, close: () => void) {
  let isPushed = false;
  /** Whether the newest entry of the history stands for the open chat. */
  const isOurs = () => history.state?.fixpath === true;
  window.addEventListener('popstate', () => {
    // A link to a place on the page comes here too.
    if (isPushed && !isOurs()) close();
  });
  return {
    opened: () => {
      if (!goesBack || !matchMedia('(max-width: 480px), (max-height: 480px)').matches) return;
      if (!isOurs()) history.pushState({ ...history.state, fixpath: true }, '');
      isPushed = true;
    },
    closed: () => {
      if (isPushed && isOurs()) history.back();
      isPushed = false;
    },
  };
}

/** Keeps the panel above a phone's keyboard, which moves the visible part of the page but not its layout. */
function viewFollower(host: HTMLElement): () => void {
  const { visualViewport: view } = window;
  function follow() {
    if (!view) return;
    host.style.setProperty('--view-height', `${view.height}px`);
    host.style.setProperty('--view-top', `${view.offsetTop}px`);
  }
  for (const type of ['resize', 'scroll']) view?.addEventListener(type, follow);
  return follow;
}

/** Hears the chat in its frame, and a policy of the site that keeps it away. */
function hearingOf(
  launcher: Launcher,
  { greet, giveUp }: { readonly greet: () => void; readonly giveUp: (why: string) => void },
): (event: Event) => void {
  const { host, panel, page, show, frame, bring } = launcher;
  const { visit, known, waits } = keptBy(page);
  const isOpen = () => !panel.inert;

  function hearFrame(word: ReturnType<typeof frameWord>) {
    switch (word?.fixpath) {
      case 'here':
        host.classList.add('here');
        break;
      case 'ready':
        greet();
        break;
      case 'keep':
        visit.write(textIn(word, 'memory'));
        break;
      case 'identified': {
        const { proven, why } = word;
        if (proven) known.write('yes');
        else console.error(`Fixpath: the token for identify() was refused: ${why}`);
        host.dispatchEvent(new CustomEvent('identify', { detail: { proven, why } }));
        break;
      }
      case 'close':
        show(false);
        break;
      case 'waits':
        waits.write(textIn(word, 'place'));
        break;
      case 'unread': {
        const { count } = word;
        const told = { count: Number(count), name: textIn(word, 'name') ?? '', text: textIn(word, 'text') ?? '' };
        if (!isOpen())
          void bring('bubble').then(
            (bubble: { readonly showNews: typeof showNews }) => isOpen() || bubble.showNews(launcher, told),
          );
      }
    }
  }

  return (event) => {
    if (event instanceof SecurityPolicyViolationEvent) {
      const { blockedURI, effectiveDirective } = event;
      if (blockedURI.startsWith(page.origin) && /frame|child|default/.test(effectiveDirective))
        giveUp(`this page's Content-Security-Policy blocks the chat. Add ${page.origin} to its frame-src.`);
    }
    if (!(event instanceof MessageEvent) || event.origin !== page.origin) return;
    if (event.source && event.source === frame()?.contentWindow) hearFrame(frameWord(event.data));
  };
}
