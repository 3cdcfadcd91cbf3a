import type { AgentWords } from '../domain/content/agent-words.ts';
import type { HttpRequest, HttpResponse } from '../domain/wire/http.ts';
import type { Route } from '../domain/wire/route.ts';
import type { SignInWays } from '../domain/wire/sign-in-ways.ts';
import type { ChatSettings, DeskPageSettings } from '../domain/wire/wire.ts';
import { pagePolicy } from './page-policy.ts';
import { renderPage } from './render-page.ts';
import { staticFiles } from './static-files.ts';

export type PageParts = {
  /** What `npm run build:web` made. */
  readonly folder: string;
  /** Asked with every page. */
  readonly settings: () => ChatSettings;
  /** What agents read, asked with every agents' page. */
  readonly agentWords: () => AgentWords;
  /** How agents can sign in; the agents' page is told. */
  readonly signIn: SignInWays;
  /** Web sites that may embed the chat. */
  readonly origins: readonly string[];
  /** Where clients reach us, if the operator said so. */
  readonly publicUrl?: string;
};

/** The landing page, the chat alone, the agents' page, the launcher for any site, and the scripts and styles of them all. */
export function pageRoutes({ folder, settings, agentWords, signIn, origins, publicUrl }: PageParts): readonly Route[] {
  const files = staticFiles(folder);
  const page = (name: string, framedBy: readonly string[] | undefined, written: () => ChatSettings = settings) => {
    const write = renderPage(files, name, written);
    return async ({ origin }: HttpRequest): Promise<HttpResponse> => {
      const filled = await write();
      if (filled === undefined) return notBuilt;
      const { html, nonce } = filled;
      return {
        status: 200,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': pagePolicy({ nonce, origin, framedBy, ...(publicUrl && { publicUrl }) }),
          'referrer-policy': 'no-referrer',
          'permissions-policy': 'camera=(), geolocation=(), microphone=()',
        },
        body: html,
      };
    };
  };
  const deskSettings = (): DeskPageSettings => ({ ...settings(), signIn, words: agentWords() });
  const asset = async (asked: HttpRequest): Promise<HttpResponse> =>
    (await files.answer(`assets/${asked.params['*'] ?? ''}`, asked, 'public, max-age=31536000, immutable')) ?? missing;
  return [
    { method: 'GET', path: '/', answer: page('index.html', []) },
    { method: 'GET', path: '/desk', answer: page('desk.html', undefined, deskSettings) },
    { method: 'GET', path: '/chat', answer: page('chat.html', origins) },
    {
      method: 'GET',
      path: '/widget.js',
      // Its name is the same for ever, so caches ask again whether its content is.
      answer: async (asked) => (await files.answer('widget.js', asked, 'public, max-age=300')) ?? notBuilt,
    },
    { method: 'GET', path: '/assets/*', answer: asset },
  ];
}

const missing: HttpResponse = {
  status: 404,
  body: { error: { code: 'NotFound', message: 'There is nothing at this address.' } },
};

const notBuilt: HttpResponse = {
  status: 503,
  body: { error: { code: 'PagesNotBuilt', message: 'The web pages are not built; run "npm run build:web".' } },
};
