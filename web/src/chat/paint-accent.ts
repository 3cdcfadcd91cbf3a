import { accentOf } from '../accent.ts';

/** Paints the page in the launcher's accent, which is in the address: `/chat#accent=3b5bdb`. */
export function paintAccent(fragment: string): void {
  const accent = accentOf(new URLSearchParams(fragment.slice(1)).get('accent') ?? '');
  if (!accent) return;
  const { style } = document.documentElement;
  style.setProperty('--accent', accent.accent);
  style.setProperty('--on-accent', accent.onAccent);
  style.setProperty('--ink-on-light', accent.inkOnLight);
  style.setProperty('--ink-on-dark', accent.inkOnDark);
}
