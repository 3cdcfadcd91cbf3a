import type { AgentWords } from '../domain/content/agent-words.ts';
import type { PageWords } from '../domain/content/page-words.ts';
import type { HttpRequest, HttpResponse } from '../domain/wire/http.ts';
import type { Route } from '../domain/wire/route.ts';
import type { SignInWays } from '../domain/wire/sign-in-ways.ts';
import {
  type ChatSettings,
  type DeskPageSettings,
  type Greeting,
  type LauncherWords,
  type PageSettings,
  uploadLimit,
} from '../domain/wire/wire.ts';
import { filledScript } from './filled-script.ts';
import { greetingHtml } from './greeting-html.ts';
import { pagePolicy } from './page-policy.ts';
import { type PageFilling, renderPage } from './render-page.ts';
import { staticFiles } from './static-files.ts';

export type PageParts = {
  /** What `npm run build:web` made. */
  readonly folder: string;
  /** Asked with every page. */
  readonly settings: () => PageSettings;
  /** What customers read on the pages, and what agents read; asked with every page. */
  readonly words: () => { readonly page: PageWords; readonly agents: AgentWords };
  /** What a conversation begins with; asked with every chat. */
  readonly greeting: () => Greeting;
  /** How agents can sign in; the agents' page is told. */
  readonly signIn: SignInWays;
  /** Web sites that may embed the chat. */
  readonly origins: readonly string[];
  /** Where clients reach us, if the operator said so. */
  readonly publicUrl?: string | undefined;
};

/** The landing page, the chat alone, the agents' page, the launcher for any site, and the scripts and styles of them all. */
export function pageRoutes(parts: PageParts): readonly Route[] {
  const { folder, settings, words, greeting, signIn, origins, publicUrl } = parts;
  const files = staticFiles(folder);
  const page = (name: string, framedBy: readonly string[] | undefined, written: () => PageFilling) => {
    const write = renderPage(files, name, written);
    return async ({ origin }: HttpRequest): Promise<HttpResponse> => {
      const filled = await write();
      if (filled === undefined) return notBuilt;
      const { html, nonce } = filled;
      return {
        status: 200,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': pagePolicy({ nonce, origin, framedBy, publicUrl }),
          'referrer-policy': 'no-referrer',
          'permissions-policy': 'camera=(), geolocation=(), microphone=()',
        },
        body: html,
      };
    };
  };
  const forCustomers = (): PageFilling => ({
    settings: settings(),
    texts: { ...words().page, desk: settings().deskName },
  });
  const forChat = (): PageFilling => {
    const own: ChatSettings = { ...settings(), words: words().page, greeting: greeting(), uploadLimit };
    const html = greetingHtml(greeting(), own.deskName, own.words.choices);
    return { ...forCustomers(), settings: own, greeting: html };
  };
  const forAgents = (): PageFilling => {
    const own: DeskPageSettings = { ...settings(), signIn, words: words().agents };
    return { settings: own, texts: { ...words().agents.page, desk: settings().deskName } };
  };
  const launcher = filledScript(files, 'widget.js', () => launcherWords(words().page));
  const asset = async (asked: HttpRequest): Promise<HttpResponse> =>
    (await files.answer(`assets/${asked.params['*'] ?? ''}`, asked, 'public, max-age=31536000, immutable')) ?? missing;
  return [
    { method: 'GET', path: '/', answer: page('index.html', [], forCustomers) },
    { method: 'GET', path: '/desk', answer: page('desk.html', undefined, forAgents) },
    { method: 'GET', path: '/chat', answer: page('chat.html', origins, forChat) },
    {
      method: 'GET',
      path: '/widget.js',
      // Its name is the same for ever, so caches ask again whether its content is.
      answer: async (asked) => (await launcher(asked, 'public, max-age=300')) ?? notBuilt,
    },
    { method: 'GET', path: '/assets/*', answer: asset },
  ];
}

function launcherWords(page: PageWords): LauncherWords {
  const { launcher, 'launcher-news': news, 'launcher-failed': failed } = page;
  return { launcher, 'launcher-news': news, 'launcher-failed': failed };
}

const missing: HttpResponse = {
  status: 404,
  body: { error: { code: 'NotFound', message: 'There is nothing at this address.' } },
};

const notBuilt: HttpResponse = {
  status: 503,
  body: { error: { code: 'PagesNotBuilt', message: 'The web pages are not built; run "npm run build:web".' } },
};
