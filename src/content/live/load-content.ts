import type { Content, ReplyHoldout } from '../../domain/content/content.ts';
import type { Fault } from '../../domain/content/fault.ts';
import { buildContent } from '../build/build-content.ts';
import { buildReplies } from '../build/build-replies.ts';
import { checks } from '../checks/all-checks.ts';
import { errorAt } from '../faults/fault-at.ts';
import type { ContentRoot } from '../read/content-root.ts';
import { readMaterial } from '../read/read-material.ts';
import { readYamlFiles } from '../read/read-yaml-files.ts';
import type { UncheckedDesk } from '../read/unchecked.ts';
import { below } from '../read/yaml-file.ts';

/** Valid content, or everything that is wrong with it. */
export type LoadedContent =
  | {
      readonly type: 'content';
      readonly content: Content;
      readonly warnings: readonly Fault[];
      /** The ids of its drafts, whether they are played or not. */
      readonly drafts: readonly string[];
      /** What each language's questions are measured on. No part of the content: nothing that is played depends on it. */
      readonly replies: Readonly<Record<string, readonly ReplyHoldout[]>>;
    }
  | { readonly type: 'faults'; readonly faults: readonly Fault[] };

/**
 * Reads and checks all content below a root: the folder with `dialogs/`, `intents/` and `desk.yml`. A single error
 * refuses all of it. Faults are sorted: errors first, then by file and line.
 *
 * @param playsDrafts whether flows that are no more than drafts are played too, as the first topics
 */
export async function loadContent(root: string, playsDrafts = false): Promise<LoadedContent> {
  const { sources, faults: unreadable } = await readYamlFiles(root);
  const { material, faults: misshapen } = readMaterial(sources);
  const found = checks.flatMap((check) => check(material));
  const faults = sorted([...unreadable, ...misshapen, ...found]);
  const { phrases, desk } = material;
  if (!phrases || !desk || faults.some(({ severity }) => severity === 'error')) return { type: 'faults', faults };
  const drafts = material.flows.flatMap(({ id, isDraft }) => (isDraft ? [id] : []));
  const topics = desk.topics ?? material.flows.map(({ id }) => id);
  const others = topics.filter((id) => !drafts.includes(id));
  const content = buildContent(playsDrafts ? material : without(drafts, material), phrases, {
    ...desk,
    topics: playsDrafts ? [...drafts, ...others] : others,
  });
  const { replies, faults: misplaced } = buildReplies(material, content);
  const late = [...retiredStillActive(content, desk), ...misplaced];
  return late.length > 0
    ? { type: 'faults', faults: sorted([...late, ...faults]) }
    : { type: 'content', content, warnings: faults, drafts, replies };
}

/** The material without some flows, and without what is said to begin them. */
function without(flows: readonly string[], material: ContentRoot): ContentRoot {
  if (flows.length === 0) return material;
  const isKept = ({ id }: { readonly id: string }) => !flows.includes(id);
  return {
    ...material,
    flows: material.flows.filter(isKept),
    intents: material.intents.filter(isKept),
    languages: material.languages.map((language) => ({
      ...language,
      flows: language.flows.filter(isKept),
      intents: language.intents.filter(isKept),
    })),
  };
}

/** Flows that `retired` recalls but that have not changed, and so would still be played. */
function retiredStillActive({ bundles }: Content, desk: UncheckedDesk): readonly Fault[] {
  return desk.retired.flatMap((hash, index) => {
    const flow = Object.values(bundles).find((bundle) => bundle.hash === hash)?.root;
    if (flow === undefined) return [];
    return [
      errorAt(
        below(desk.place, 'retired', index),
        'content-retired',
        `this is the hash of the flow "${flow}" as it is now.`,
        'Mend the flow, or one that it calls; then this hash is that of its past.',
      ),
    ];
  });
}

/** In reading order, and each fault once: a shared step is checked in every flow that uses it. */
function sorted(faults: readonly Fault[]): readonly Fault[] {
  const seen = new Set<string>();
  return faults
    .filter((fault) => {
      const key = JSON.stringify([fault.code, fault.file, fault.line, fault.what]);
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.severity.localeCompare(b.severity) || compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0));
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
