import type { Fault } from '../../domain/content/fault.ts';
import { warningAt } from '../faults/fault-at.ts';
import { isNamedIn, ownThings } from '../own-things.ts';
import type { ContentRoot } from '../read/content-root.ts';
import { below } from '../read/yaml-file.ts';
import type { Check } from './check.ts';

/**
 * A flow of its own about what used to be other people's: sentences that send whoever names it elsewhere would still do
 * so.
 */
export const ownThingsCheck: Check = (material) => [material, ...material.languages].flatMap(sentElsewhere);

type Written = Pick<ContentRoot, 'intents' | 'notOurs' | 'acts' | 'elsewhere'> & {
  readonly flows: readonly { readonly id: string; readonly title?: string }[];
};

function sentElsewhere({ flows, intents, notOurs, acts, elsewhere }: Written): readonly Fault[] {
  const names = [...(elsewhere?.kinds.values() ?? [])].flatMap((kind) => kind.names);
  const others = acts.filter(({ act }) => act === 'elsewhere').flatMap(({ kinds }) => kinds);
  return [...ownThings(names, { flows, intents })].flatMap(([name, flow]) =>
    [...(notOurs ? [notOurs] : []), ...others].flatMap(({ place, utterances }) => {
      const first = utterances.findIndex((text) => isNamedIn(name, text));
      if (first < 0) return [];
      const count = utterances.filter((text) => isNamedIn(name, text)).length;
      const what = `${count === 1 ? 'a sentence here names' : `${count} sentences here name`} "${name}", which the flow "${flow}" is about: ${count === 1 ? 'it says' : 'they say'} that it is nobody's here.`;
      const cure = `Move what is that flow's to \`${flow}.yml\` in \`intents/\`, and delete the rest.`;
      return [warningAt(below(place, 'utterances', first), 'content-own-thing-elsewhere', what, cure)];
    }),
  );
}
