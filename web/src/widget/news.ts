import type { ChatNews } from '../../../src/domain/wire/wire.ts';
import type { showNews } from './bubble.ts';
import { keptBy } from './kept-by.ts';
import type { Launcher } from './panel.ts';

/** How often to ask: soon after something has happened, seldom after a long silence, ms. */
const [soonest, latest] = [4000, 30_000];

/**
 * Asks the desk what was said meanwhile, on every page of the site, as long as somebody waits for an agent or is with
 * one, or is to be asked how a fix went; until the chat itself is there to tell. Loaded only then.
 */
export function listen(launcher: Launcher): void {
  const { page, frame, bring } = launcher;
  const { visit, waits } = keptBy(page);
  let known = 0;
  let pause = soonest;

  async function ask() {
    const resumeKey = visit.read();
    const after = Number(waits.read());
    // A chat that is loaded tells it itself.
    if (frame() || !resumeKey || Number.isNaN(after)) return;
    try {
      const answer = await fetch(new URL('chat/news', page), {
        method: 'POST',
        body: JSON.stringify({ resumeKey, after }),
      });
      if (answer.status === 403) return waits.write(undefined);
      // Our own server answers with the type of the wire.
      const news = (await answer.json()) as ChatNews;
      if (answer.ok && !frame()) {
        if (news.count !== known) {
          const bubble: { readonly showNews: typeof showNews } = await bring('bubble');
          bubble.showNews(launcher, news);
          known = news.count;
          pause = soonest;
        }
        if (!news.waits && !news.count) return waits.write(undefined);
        if (news.notFor) pause = Math.max(pause, news.notFor);
      }
    } catch {}
    setTimeout(ask, pause);
    pause = Math.min(latest, pause * 1.2);
  }

  void ask();
}
