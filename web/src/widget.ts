import type { LauncherWords } from '../../src/domain/wire/wire.ts';
import { createLauncher } from './widget/launcher.ts';

/** The server puts the words here. */
declare const __WORDS__: LauncherWords;

// Set while a classic script runs; where a bundler or a tag manager has made a module of it, the tag is looked for.
const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[src$="/widget.js"]');

if (script && !document.querySelector('fixpath-chat')) createLauncher(script, __WORDS__);
