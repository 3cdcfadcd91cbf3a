import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDesk } from '../src/app/open-desk.ts';
import type { Ledger, LedgerRow } from '../src/domain/conversation/ledger.ts';
import type { Reply } from '../src/domain/conversation/reply.ts';
import { minute } from '../src/domain/time.ts';
import { plainStage } from '../test/play/plain-stage.ts';
import { playScenario, type Shown, type Stage } from '../test/play/play-scenario.ts';
import { readScenarios, type Scenario, type ScenarioTurn } from '../test/play/scenario.ts';

/** The most telling conversations, by the names of their files. */
const gallery = [
  'asks-whether-it-is-safe-then-does-it',
  'asks-which-button-while-parked',
  'mood-answer-and-question',
  'not-sure-at-a-check',
  'worked-for-a-minute',
  'weak-answer-is-confirmed',
  'corrects-an-earlier-answer',
  'nobody-is-online',
  'tells-plan-with-numbers',
  'cant-find-it-twice',
  'anger-twice-brings-a-person',
  'asked-how-it-went',
  'are-you-there-while-waiting',
  'swollen-battery-at-a-check',
  'water-before-charging',
];

/** docs/conversations.md: what the bot really says in some of the scenarios, and what an agent sees of them. */
export async function conversationsPage(desk: OpenDesk): Promise<string> {
  const all = readScenarios();
  const folder = mkdtempSync(join(tmpdir(), 'fixpath-conversations-'));
  const parts: string[] = [];
  try {
    for (const name of gallery) {
      const scenario = all.find(({ file }) => file === `${name}.yml`);
      if (!scenario) throw new Error(`There is no scenario "${name}" in test/scenarios.`);
      parts.push(await conversation(desk, folder, name, scenario));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return `# Conversations

What people do in the middle of a flow, and what the bot makes of it. Each conversation is a [scenario](../test/scenarios/README.md),
played on the desk's own content; the words are those that the bot said. In brackets are its buttons. Below stands what
an agent reads of it. This page is made by \`node scripts/write-conversations-page.ts\`, and a test sees that it is current.

${parts.join('\n')}`;
}

/** One conversation, played and written down. */
async function conversation(desk: OpenDesk, folder: string, name: string, scenario: Scenario): Promise<string> {
  const stage = plainStage(desk, folder, name);
  const lines: string[][] = [];
  const note = (said: string, replies: readonly Shown[]): readonly Shown[] => {
    lines.push([said, ...replies.map(({ reply }) => `**Bot:** ${written(reply)}`)]);
    silence = 0;
    return replies;
  };
  let silence = 0;
  const noted: Stage = {
    ...stage,
    say: async (text, tap) => note(`**Person:** ${tap ? `[${text}]` : text}`, await stage.say(text, tap)),
    later: async (ms) => {
      silence += ms;
      const replies = await stage.later(ms);
      return replies.length > 0
        ? note(`*${silence / minute} minutes later, nobody having written:*`, replies)
        : replies;
    },
  };
  try {
    await playScenario(noted, scenario, desk.content);
    const isSeen = ({ person, tap, later, bot = [] }: ScenarioTurn) =>
      (person ?? tap) !== undefined || (later !== undefined && bot.length > 0);
    const seen = lines.slice(-scenario.turns.filter(isSeen).length);
    const ledger = scenario.ledger && (await stage.ledger());
    const start = scenario['start-at'];
    return [
      `## ${scenario.title}`,
      '',
      ...(start === undefined ? [] : ['*The questions before this one were answered, and nothing was wrong.*', '']),
      ...seen.flat().flatMap((line) => [line, '']),
      ...(ledger ? ledgerTable(ledger) : []),
    ].join('\n');
  } finally {
    await stage.close();
  }
}

/** A reply as running text, its buttons in brackets. */
function written({ text, choices = [] }: Reply): string {
  const buttons = choices.map(({ label }) => `[${label}]`).join(' ');
  return [text.trim().replace(/\n+/g, '<br>'), ...(buttons === '' ? [] : [buttons])].join('<br>');
}

/** The rows of the ledger that have something to tell. */
function ledgerTable({ rows }: Ledger): readonly string[] {
  const told = flatten(rows).filter(({ result }) => result !== 'not-reached' && result !== 'not-needed');
  const row = ({ title, answer = '', words = '', result, note }: LedgerRow) =>
    `| ${title} | ${answer} | ${words} | ${note === undefined ? result : `${result}, ${note}`} |`;
  return ['| Step | Answer | In their words | Result |', '| --- | --- | --- | --- |', ...told.map(row), ''];
}

function flatten(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  return rows.flatMap((row) => [row, ...flatten(row.through ?? [])]);
}
