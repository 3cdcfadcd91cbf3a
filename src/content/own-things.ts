import { wordsOf } from '../domain/text/words.ts';

/** What tells which things a flow is about, as it is written. */
type Told = {
  readonly flows: readonly { readonly id: string; readonly title?: string }[];
  readonly intents: readonly { readonly id: string; readonly utterances: readonly string[] }[];
};

/** A thing is a flow's own if so much of the flow's utterances name it. */
const mostly = 0.5;

/** Of the names of things that are not the desk's, those that a flow is about all the same, each with that flow. */
export function ownThings(names: readonly string[], { flows, intents }: Told): ReadonlyMap<string, string> {
  return new Map(
    names.flatMap((name) => {
      const flow = flows.find(({ id, title = '' }) => {
        const utterances = intents.find((intent) => intent.id === id)?.utterances ?? [];
        const naming = utterances.filter((text) => isNamedIn(name, text)).length;
        return isNamedIn(name, title) || (naming > 0 && naming >= mostly * utterances.length);
      });
      return flow ? [[name, flow.id] as const] : [];
    }),
  );
}

/** Whether a text names a thing, or several of it: "the printer", "printers". */
export function isNamedIn(name: string, text: string): boolean {
  const words = wordsOf(text);
  const named = wordsOf(name);
  return words.some((_, at) =>
    named.every((word, offset) => {
      const said = words[at + offset] ?? '';
      return said === word || (offset === named.length - 1 && ['s', "'s"].some((end) => said === word + end));
    }),
  );
}
