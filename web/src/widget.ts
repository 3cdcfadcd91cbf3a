import type { LauncherWords } from '../../src/domain/wire/wire.ts';
import { createLauncher } from './widget/launcher.ts';

/** The server puts the words here. */
declare const __WORDS__: LauncherWords;

// A module and a tag manager have no current script, but where this runs stands in every error.
const address = /https?:[^\s()@]+?\/widget\.js[^\s():]*/.exec(new Error().stack ?? '')?.[0];
const tag = [...document.scripts].find(({ src }) => src === address);

// Sites that swap their pages run the script again and again.
if (address && !document.querySelector('fixpath-chat'))
  createLauncher(address, { ...Object.fromEntries(new URL(address).searchParams), ...tag?.dataset }, __WORDS__);
