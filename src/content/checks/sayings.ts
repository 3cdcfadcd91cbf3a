import type { Fault } from '../../domain/content/fault.ts';
import { hearings } from '../../domain/content/phrases.ts';
import { plainText } from '../../domain/text/words.ts';
import { errorAt } from '../faults/fault-at.ts';
import type { ContentRoot } from '../read/content-root.ts';
import type { UncheckedAnswer, UncheckedStep } from '../read/unchecked.ts';
import { below, type Place } from '../read/yaml-file.ts';
import type { Check } from './check.ts';

/** No saying fits two answers of one question, and none is a command that every question accepts. */
export const distinctSayings: Check = (material) => {
  const commands = commandSayings(material);
  const steps = [material, ...material.languages].flatMap(({ flows, shared }) => [
    ...flows.flatMap((flow) => flow.steps),
    ...(shared?.steps ?? []),
  ]);
  return steps.flatMap((step) => [...inTwo(step), ...commandFaults(step, commands)]);
};

type Said = { readonly text: string; readonly place: Place; readonly answer: number };

function said({ keys }: UncheckedStep): readonly Said[] {
  return (keys.answers ?? []).flatMap((answer, index) => [
    ...(answer.label === undefined ? [] : [{ text: answer.label, place: labelPlace(answer), answer: index }]),
    ...answer.also.map((text, line) => ({ text, place: below(answer.place, 'also', line), answer: index })),
    ...answer.unasked.map((text, line) => ({ text, place: below(answer.place, 'unasked', line), answer: index })),
  ]);
}

function labelPlace({ meaning, place }: UncheckedAnswer): Place {
  return meaning === undefined ? place : below(place, meaning);
}

function inTwo(step: UncheckedStep): readonly Fault[] {
  const first = new Map<string, Said>();
  return said(step).flatMap((saying) => {
    const plain = plainText(saying.text);
    const other = first.get(plain);
    if (!other) first.set(plain, saying);
    if (!other || other.answer === saying.answer) return [];
    const what = `"${saying.text}" fits answer ${other.answer + 1} and answer ${saying.answer + 1} of "${step.id}".`;
    return [errorAt(saying.place, 'content-same-saying', what, 'Keep it where it belongs, or say it more exactly.')];
  });
}

function commandFaults(step: UncheckedStep, commands: ReadonlyMap<string, string>): readonly Fault[] {
  return said(step).flatMap(({ text, place }) => {
    const command = commands.get(plainText(text));
    if (command === undefined) return [];
    const what = `"${text}" is the command \`${command}\` at every question, so it can be no answer.`;
    return [
      errorAt(place, 'content-command-saying', what, `Say it otherwise, or take it out of \`hears: ${command}\`.`),
    ];
  });
}

/** The sayings that are commands in any of the desk's languages: `help` and those after it. */
function commandSayings({ phrases, languages }: ContentRoot): ReadonlyMap<string, string> {
  const commands = hearings.slice(hearings.indexOf('help'));
  const all = [...languages.map((language) => language.phrases), phrases];
  return new Map(
    all.flatMap((each) =>
      commands.flatMap((key) => (each?.hears.get(key) ?? []).map((text) => [plainText(text), key] as const)),
    ),
  );
}
