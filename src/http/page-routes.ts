import type { AgentWords } from '../domain/content/agent-words.ts';
import type { PageWords } from '../domain/content/page-words.ts';
import type { HttpRequest, HttpResponse } from '../domain/wire/http.ts';
import type { Route } from '../domain/wire/route.ts';
import type { SignInWays } from '../domain/wire/sign-in-ways.ts';
import {
  type BubbleWords,
  type ChatSettings,
  type DeskPageSettings,
  type Greeting,
  type LauncherWords,
  type PageSettings,
  type PanelSettings,
  uploadLimit,
} from '../domain/wire/wire.ts';
import { compressed } from './compressed.ts';
import { escaped } from './escaped.ts';
import { filledScript } from './filled-script.ts';
import { markdownHtml } from './markdown-html.ts';
import { pagePolicy } from './page-policy.ts';
import { type PageFilling, renderPage } from './render-page.ts';
import { staticFiles } from './static-files.ts';

export type PageParts = {
  /** What `npm run build:web` made. */
  readonly folder: string;
  /** What pages say in the language that a locale calls for, or in the desk's own; asked with every page. */
  readonly spoken: (locale: string | undefined) => SpokenPages;
  /** How agents can sign in; the agents' page is told. */
  readonly signIn: SignInWays;
  /** Web sites that may embed the chat. */
  readonly origins: readonly string[];
  /** Where clients reach us, if the operator said so. */
  readonly publicUrl?: string | undefined;
};

/** What is said on the pages, to customers and to agents. */
type SpokenPages = {
  readonly settings: PageSettings;
  readonly page: PageWords;
  readonly agents: AgentWords;
  /** Agents read times in it. */
  readonly timeZone: string;
  /** What a conversation begins with. */
  readonly greeting: Greeting;
};

/** The landing page, the chat alone, the agents' page, the launcher for any site, and the scripts and styles of them all. */
export function pageRoutes(parts: PageParts): readonly Route[] {
  const { folder, spoken, signIn, origins, publicUrl } = parts;
  const files = staticFiles(folder);
  const page = (name: string, framedBy: readonly string[] | undefined, written: (said: SpokenPages) => PageFilling) => {
    const write = renderPage(files, name);
    return async (request: HttpRequest): Promise<HttpResponse> => {
      const { origin, headers: asked } = request;
      const filled = await write(written(framedBy ? wished(request) : spoken(undefined)));
      if (filled === undefined) return notBuilt;
      const { html, nonce } = filled;
      const { body, headers } = await compressed(html, asked['accept-encoding'] ?? '');
      return {
        status: 200,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': pagePolicy({ nonce, origin, framedBy, publicUrl }),
          'referrer-policy': 'no-referrer',
          'permissions-policy': 'camera=(), geolocation=(), microphone=()',
          ...(framedBy && isolated),
          ...headers,
        },
        body,
      };
    };
  };
  /** What is said in the first of the wished languages that there is. What agents read is the same for all. */
  const wished = (request: HttpRequest): SpokenPages =>
    wishedLocales(request)
      .map((locale) => ({ locale, said: spoken(locale) }))
      .find(({ locale, said }) => familyOf(locale) === familyOf(said.settings.language))?.said ?? spoken(undefined);
  const forCustomers = ({ settings, page: words, greeting }: SpokenPages): PageFilling => ({
    settings,
    html: {
      topics: greeting.choices.map((topic) => `<li><button type="button">${escaped(topic)}</button></li>`).join(''),
    },
    texts: { ...words, desk: settings.deskName },
  });
  const forChat = (said: SpokenPages): PageFilling => {
    const { settings, page: words, greeting } = said;
    const own: ChatSettings = { ...settings, words, greeting, uploadLimit };
    const html = {
      greeting: greetingHtml(greeting, own.deskName, words.choices),
      consent: markdownHtml(words.consent),
    };
    return { ...forCustomers(said), settings: own, html };
  };
  const forAgents = ({ settings, agents, timeZone }: SpokenPages): PageFilling => {
    const own: DeskPageSettings = { ...settings, signIn, words: agents, timeZone };
    return { settings: own, texts: { ...agents.page, desk: settings.deskName } };
  };
  const wordsFor = ({ query }: HttpRequest): PageWords => spoken(query.get('locale') ?? undefined).page;
  const launcher = filledScript(files, 'widget.js', (asked) => launcherWords(wordsFor(asked)));
  const panel = filledScript(files, 'widget-panel.js', (asked): PanelSettings => ({ framed: mayFrame(asked) }));
  const news = filledScript(files, 'widget-news.js', () => ({}));
  const bubble = filledScript(files, 'widget-bubble.js', (asked) => bubbleWords(wordsFor(asked)));
  /** A module comes with its page's origin, and on our own pages without one. */
  const mayFrame = ({ headers, origin }: HttpRequest): boolean => {
    const page = headers.origin ?? origin;
    return page === origin || origins.includes(page) || (publicUrl !== undefined && page === new URL(publicUrl).origin);
  };
  const asset = async (asked: HttpRequest): Promise<HttpResponse> =>
    (await files.answer(`assets/${asked.params['*'] ?? ''}`, asked, 'public, max-age=31536000, immutable')) ?? missing;
  return [
    { method: 'GET', path: '/', answer: page('index.html', [], forCustomers) },
    { method: 'GET', path: '/desk', answer: page('desk.html', undefined, forAgents) },
    { method: 'GET', path: '/chat', answer: page('chat.html', origins, forChat) },
    ...Object.entries({ widget: launcher, 'widget-panel': panel, 'widget-news': news, 'widget-bubble': bubble }).map(
      ([name, script]): Route => ({
        method: 'GET',
        path: `/${name}.js`,
        // Its name is the same for ever, so caches ask again whether its content is.
        answer: async (asked) => (await script(asked, 'public, max-age=300')) ?? notBuilt,
      }),
    ),
    { method: 'GET', path: '/assets/*', answer: asset },
  ];
}

function familyOf(locale: string): string | undefined {
  return locale.toLowerCase().split(/[-_]/, 1)[0];
}

function launcherWords(page: PageWords): LauncherWords {
  const { launcher, 'launcher-failed': failed } = page;
  return { launcher, 'launcher-failed': failed };
}

function bubbleWords(page: PageWords): BubbleWords {
  return { 'launcher-news': page['launcher-news'], 'launcher-later': page['launcher-later'] };
}

/** Without these a site that isolates itself could not show the chat. */
const isolated = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'cross-origin',
};

const missing: HttpResponse = {
  status: 404,
  body: { error: { code: 'NotFound', message: 'There is nothing at this address.' } },
};

const notBuilt: HttpResponse = {
  status: 503,
  body: { error: { code: 'PagesNotBuilt', message: 'The web pages are not built; run "npm run build:web".' } },
};

/** The locales that somebody would rather read, the most wanted first: the one that `?locale=` names, then the browser's. */
function wishedLocales({ query, headers }: Pick<HttpRequest, 'query' | 'headers'>): readonly string[] {
  const asked = query.get('locale') ?? '';
  return [...(asked === '' ? [] : [asked]), ...acceptedIn(headers['accept-language'] ?? '')];
}

/** Tags of an `Accept-Language` header, the most wanted first; at most 20 of them are looked at. */
function acceptedIn(header: string): readonly string[] {
  return header
    .split(',', 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.find((each) => each.trim().startsWith('q='));
      const wanted = quality === undefined ? 1 : Number(quality.trim().slice(2));
      return { tag, wanted: Number.isFinite(wanted) ? wanted : 0 };
    })
    .filter(({ tag, wanted }) => tag !== '' && tag !== '*' && wanted > 0)
    .sort((one, other) => other.wanted - one.wanted)
    .map(({ tag }) => tag);
}

/**
 * The greeting and its buttons as HTML, readable before any script runs. These are the very elements that the chat's
 * own script draws: it takes them over, and a test sees that nothing of them changes.
 */
function greetingHtml({ text, choices }: Greeting, deskName: string, label: string): string {
  const buttons = choices.map((choice) => `<button type="button">${escaped(choice)}</button>`).join('');
  const group = `<div class="choices" data-fixpath="choices" role="group" aria-label="${escaped(label)}">${buttons}</div>`;
  return [
    '<div class="entry"><div class="said first" data-fixpath="message" data-by="bot" data-kind="greeting">',
    '<span class="face" aria-hidden="true"></span>',
    `<p class="name">${escaped(deskName)}</p>`,
    `<div class="bubble" data-fixpath="text">${markdownHtml(text)}</div>`,
    `<p class="meta"></p></div>${choices.length > 0 ? group : ''}</div>`,
  ].join('');
}
