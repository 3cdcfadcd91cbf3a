import { createLauncher } from './widget/launcher.ts';

// `currentScript` is set while a classic script runs, which this one is.
const script = document.currentScript as HTMLScriptElement | null;

if (script && !document.querySelector('fixpath-chat')) createLauncher(script);
