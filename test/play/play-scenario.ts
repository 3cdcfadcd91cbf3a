import { expect } from 'vitest';
import type { Content } from '../../src/domain/content/content.ts';
import type { Ledger, LedgerRow } from '../../src/domain/conversation/ledger.ts';
import type { Reply } from '../../src/domain/conversation/reply.ts';
import { duration, isNamed, replyName, type Scenario, type ScenarioTurn } from './scenario.ts';

/** A reply as a scenario's stage shows it, with the id its buttons carry. */
export type Shown = { readonly id: string; readonly reply: Reply };

/** Where a scenario is played: the plain desk, or the server behind an official client. */
export type Stage = {
  /** Sends words, or a tapped button, and returns the replies. */
  readonly say: (text: string, tap?: { readonly reply: string; readonly pick: string }) => Promise<readonly Shown[]>;
  /** The greeting, which comes by itself. */
  readonly greeting: () => Promise<readonly Shown[]>;
  /** Lets time pass; returns what the bot says by itself meanwhile. */
  readonly later: (ms: number) => Promise<readonly Shown[]>;
  readonly restart: () => Promise<void>;
  /** Restarts on content in which the photos flow has been rewritten; undefined where the content stays. */
  readonly update?: () => Promise<void>;
  /** What was tried so far, as an agent would see it; undefined where the stage cannot look. */
  readonly ledger?: () => Promise<Ledger | undefined>;
};

/** What is said to begin the photos flow, in the language that a scenario is played in. */
const firstWords = { en: 'photos not uploading', de: 'Fotos werden nicht hochgeladen' };

/**
 * Plays a scenario and expects each reply by its name.
 *
 * @param language the one that the person writes; buttons have their English labels in a scenario all the same
 */
export async function playScenario(
  stage: Stage,
  scenario: Scenario,
  own: Pick<Content, 'flows' | 'phrases' | 'languages'>,
  language: 'en' | 'de' = 'en',
): Promise<void> {
  const spoken = language === 'en' ? own : own.languages[language];
  if (!spoken) throw new Error(`The desk does not speak "${language}".`);
  const labels = labelsIn(own, spoken);
  const shown: Shown[] = [];
  let root: string | undefined;
  const see = (replies: readonly Shown[]): readonly string[] => {
    shown.push(...replies);
    return replies.map(({ reply }) => {
      if (reply.kind === 'say' && reply.flow && !reply.step) root ??= reply.flow;
      if (reply.kind === 'question') root ??= reply.flow;
      if (reply.kind === 'outcome') {
        const name = replyName(reply, root);
        root = undefined;
        return name;
      }
      return replyName(reply, root);
    });
  };
  const tap = (label: string, stale = false): Promise<readonly Shown[]> => {
    const isMeant = (choice: { readonly label: string }) => labels(label).includes(choice.label);
    const open = shown.filter(({ reply }) => reply.choices?.length);
    const among = stale ? open.slice(0, -1) : open.slice(-1);
    const at = among.findLast(({ reply }) => reply.choices?.some(isMeant));
    const choice = at?.reply.choices?.find(isMeant);
    if (!at || !choice) throw new Error(`There is no button "${label}" on ${JSON.stringify(open.at(-1)?.reply)}.`);
    return stage.say(choice.label, { reply: at.id, pick: choice.pick });
  };

  expect(see(await stage.greeting())).toEqual(['greeting']);
  if (scenario['start-at'] !== undefined) await walkTo(scenario['start-at']);
  for (const [index, turn] of scenario.turns.entries()) {
    const names = see(await act(turn));
    const expected = turn.bot ?? [];
    const fits = names.length === expected.length && expected.every((name, at) => isNamed(name, names[at] ?? ''));
    const texts = shown.slice(shown.length - names.length).map(({ reply }) => reply.text);
    if (!fits)
      expect({ turn: index + 1, of: turn, names, texts }).toEqual({
        turn: index + 1,
        of: turn,
        names: expected,
        texts,
      });
  }
  // German answers name the network themselves, so who tells it has answered that question.
  const rows = scenario.ledger?.filter(({ result }) => language === 'en' || result !== 'not-needed');
  if (rows && stage.ledger) expectLedger(await stage.ledger(), rows);

  async function act({ person, tap: label, stale, later, server }: ScenarioTurn): Promise<readonly Shown[]> {
    if (person !== undefined) return stage.say(person);
    if (label !== undefined) return tap(label, stale);
    if (later !== undefined) return stage.later(duration(later));
    if (server === 'restarted') await stage.restart();
    if (server === 'updated') {
      if (!stage.update) throw new Error('This stage cannot change its content.');
      await stage.update();
    }
    return [];
  }

  /** Answers every question above a step with its first answer, where that means fine. */
  async function walkTo(step: string): Promise<void> {
    see(await stage.say(firstWords[language]));
    for (let guard = 0; guard < 20; guard++) {
      const open = shown.findLast(({ reply }) => reply.kind === 'question')?.reply;
      if (open?.step === step) return;
      const answers = own.flows[open?.flow ?? '']?.steps.find(({ id }) => id === open?.step)?.answers;
      const label = answers?.find(({ meaning }) => meaning === 'fine')?.label;
      if (!label) throw new Error(`No fine answer on the way to "${step}": ${JSON.stringify(open)}`);
      see(await tap(label));
    }
    throw new Error(`"${step}" was not reached.`);
  }
}

/** The labels that an English one may have in the language that is spoken: "Yes" has as many as there are questions. */
function labelsIn(
  own: Pick<Content, 'flows' | 'phrases'>,
  spoken: Pick<Content, 'flows' | 'phrases'>,
): (label: string) => readonly string[] {
  const pairs = [
    ...Object.entries(own.phrases.says).flatMap(([key, [label]]) => {
      const [said] = spoken.phrases.says[key as keyof Content['phrases']['says']];
      return [[label, said] as const];
    }),
    ...Object.values(own.flows).flatMap(({ id, steps }) =>
      steps.flatMap(({ answers }, step) =>
        answers.map(({ label }, at) => [label, spoken.flows[id]?.steps[step]?.answers[at]?.label] as const),
      ),
    ),
  ];
  return (label) => [label, ...pairs.flatMap(([each, said]) => (each === label && said !== undefined ? [said] : []))];
}

function expectLedger(ledger: Ledger | undefined, expected: readonly Readonly<Record<string, string>>[]): void {
  const rows = flatten(ledger?.rows ?? [], ledger?.flow);
  for (const row of expected)
    expect(rows.filter(({ step }) => step === row.step)).toEqual([expect.objectContaining(row)]);
}

function flatten(rows: readonly LedgerRow[], root: string | undefined): readonly Readonly<Record<string, unknown>>[] {
  return rows.flatMap(({ through, ...row }) => [
    { ...row, step: row.flow === root ? row.step : `${row.flow}/${row.step}` },
    ...flatten(through ?? [], root),
  ]);
}
