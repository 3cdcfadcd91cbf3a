import { onceFor } from '../once-for.ts';
import type { Content } from './content.ts';
import type { FlowBundle } from './flow.ts';

const contents = onceFor((_: Content) => new Map<string, Content>());
const bundles = onceFor((_: FlowBundle) => new Map<string, FlowBundle>());

/** The bundle that a spoken one was made of. */
const whole = new WeakMap<FlowBundle, FlowBundle>();

/**
 * The content as the desk speaks a language: the same object each time, so that whatever is prepared for it is prepared
 * once. The content itself for the desk's own language, and for one that it does not have.
 */
export function spokenContent(content: Content, language: string | undefined): Content {
  const further = language === undefined ? undefined : content.languages[language];
  if (language === undefined || !further) return content;
  const before = contents(content).get(language);
  if (before) return before;
  const { sayings: _, ...inLanguage } = further;
  const spoken = Object.entries(content.bundles).map(
    ([root, bundle]) => [root, spokenBundle(bundle, language)] as const,
  );
  const made = { ...content, ...inLanguage, bundles: Object.fromEntries(spoken) };
  contents(content).set(language, made);
  return made;
}

/** The same for a bundle, which keeps the flows of its own time in all languages; older ones have only the desk's own. */
export function spokenBundle(bundle: FlowBundle, language: string | undefined): FlowBundle {
  const inLanguage = language === undefined ? undefined : bundle.languages?.[language];
  if (language === undefined || !inLanguage) return bundle;
  const before = bundles(bundle).get(language);
  if (before) return before;
  const made = { ...bundle, ...inLanguage };
  bundles(bundle).set(language, made);
  whole.set(made, bundle);
  return made;
}

/** A bundle as it is pinned, in the desk's own language with all others beside it: what is stored, and what agents read. */
export function pinnedBundle(bundle: FlowBundle): FlowBundle {
  return whole.get(bundle) ?? bundle;
}
