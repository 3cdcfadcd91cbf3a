import { expect, it } from 'vitest';
import { formatHandoff, formatHandoffLine } from '../../src/cli/terminal/format-handoff.ts';
import { loadAgentWords } from '../../src/content/live/load-agent-words.ts';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import type { Handoff } from '../../src/domain/handoff/handoff.ts';

const words = await loadAgentWords(process.cwd());
const steering = '\u001b[2J\u001b]0;owned\u0007\r\u202e';
const at = Date.UTC(2026, 10, 23, 9);
const handoff: Handoff = {
  id: 'h',
  conversation: 'c',
  channel: 'directline',
  team: 'desk',
  reason: 'asked',
  requestedAt: at,
  state: 'requested',
  changedAt: at,
  history: [],
  person: { id: 'p', name: `Ann${steering}` },
  problem: `photos${steering} gone`,
};
const said: Entry = {
  conversation: 'c',
  number: 1,
  id: 'i',
  by: 'person',
  at,
  seenBy: ['person', 'agents'],
  body: { kind: 'message', text: `hello${steering}\nthere` },
};

it("lets nothing that a person wrote steer the operator's terminal, and keeps what they said on one line", () => {
  const list = formatHandoffLine(handoff, words);
  const whole = formatHandoff(handoff, [said], words);
  // Nobody's terminal here, so no styles of ours either.
  for (const text of [list, whole]) expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  expect(list).toContain('photos');
  expect(whole).toMatch(/hello.* there$/);
  expect(list).toContain('2026-11-23 09:00Z');
});
