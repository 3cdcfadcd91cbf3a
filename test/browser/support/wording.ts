import type { Meaning } from '../../../src/domain/content/flow.ts';
import type { PhraseName } from '../../../src/domain/content/phrases.ts';
import { deskContent } from '../../play/desk-content.ts';

/** What the buttons are called in the content as it is now, so that a writer's new wording breaks no test. */
export type Wording = {
  /** The first answer of a step with this meaning. */
  readonly answer: (flow: string, step: string, meaning: Meaning) => string;
  /** How the question of a step begins. */
  readonly asks: (flow: string, step: string) => string;
  /** A saying of `phrases.yml`; the first, where there is a choice. */
  readonly says: (key: PhraseName) => string;
};

export async function readWording(): Promise<Wording> {
  const { flows, phrases } = (await deskContent()).content;
  return {
    answer: (flow, step, meaning) => {
      const answers = flows[flow]?.steps.find(({ id }) => id === step)?.answers;
      const label = answers?.find((answer) => answer.meaning === meaning)?.label;
      if (!label) throw new Error(`${flow} has no ${meaning} answer at ${step}.`);
      return label;
    },
    asks: (flow, step) => {
      const [first] = flows[flow]?.steps.find(({ id }) => id === step)?.ask?.split('\n') ?? [];
      if (!first) throw new Error(`${flow} asks nothing at ${step}.`);
      return first;
    },
    says: (key) => phrases.says[key][0],
  };
}
