import type { LauncherWords } from '../../src/domain/wire/wire.ts';
import { createLauncher } from './widget/launcher.ts';

/** The server puts the words here. */
declare const __WORDS__: LauncherWords;

// `currentScript` is set while a classic script runs, which this one is.
const script = document.currentScript as HTMLScriptElement | null;

if (script && !document.querySelector('fixpath-chat')) createLauncher(script, __WORDS__);
