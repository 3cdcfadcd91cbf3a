import { parse, stringify } from 'yaml';
import { goodTree, type Tree } from '../../content/support/good-tree.ts';
import { newWording } from '../../play/edited-content.ts';

/** The flow of photos in a desk of two flows, which is read and learned in two seconds, where the project's takes fifteen. */
export const photosFile = 'dialogs/photos.yml';

/**
 * The desk of two flows after a deploy: the restart asked first, the question about the sync switch worded anew with its
 * answers the other way round, the step about mobile data gone.
 */
export function twoFlowsRewritten(): Tree {
  const flow = parse(goodTree[photosFile] ?? '') as { steps: Record<string, { answers: unknown[] }> };
  const { restart, 'mobile-data': gone, 'sync-switch': sync, ...others } = flow.steps;
  if (!restart || !gone || !sync) throw new Error('The photos flow is not what it was.');
  const reworded = { ...sync, ask: newWording, answers: sync.answers.toReversed() };
  return { ...goodTree, [photosFile]: stringify({ ...flow, steps: { restart, 'sync-switch': reworded, ...others } }) };
}
