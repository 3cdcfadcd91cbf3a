import './palette.css';
import './landing.css';
import { drawAvatar } from './draw-avatar.ts';
import './widget/site-api.ts';
import { settings } from './settings.ts';

drawAvatar(settings());

// A topic is what the chat begins with.
document.getElementById('topics')?.addEventListener('click', ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return;
  window.fixpath ??= [];
  if (Array.isArray(window.fixpath)) window.fixpath.push(['ask', target.textContent]);
  else window.fixpath.ask(target.textContent);
});
