import { expect, it } from 'vitest';
import { mentionsIn } from '../../src/agents/mentions-in.ts';
import type { Account } from '../../src/domain/handoff/account.ts';

const account = (login: string, name: string, disabled = false): Account => ({
  ...{ id: `desk-${login}`, login, name, teams: [], roles: ['agent'], password: '', disabled },
  available: false,
  createdAt: 0,
});
const accounts = [account('ann', 'Ann'), account('lee', 'Ann Lee'), account('bo', 'Bo'), account('gone', 'Gone', true)];
const called = (text: string) => mentionsIn(text, accounts).map(({ name }) => name);

it.each([
  ['@Ann Lee, please look', ['Ann Lee']],
  ['@ann and @bo', ['Ann', 'Bo']],
  ['@Ann, @Ann, @ANN', ['Ann']],
  ['@lee', ['Ann Lee']],
  ['@Annabel', []],
  ['ann@bo.example', []],
  ['@Gone is gone', []],
  ['Bo knows', []],
  ['@', []],
])('"%s" calls %j', (text, names) => {
  expect(called(text)).toEqual(names);
});
