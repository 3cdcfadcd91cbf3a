import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadAgentWords } from '../../src/content/live/load-agent-words.ts';
import { agentWordNames } from '../../src/domain/content/agent-words.ts';
import { tellFrom } from '../../src/domain/content/tell-from.ts';
import { expectFault } from './support/expect-fault.ts';
import { goodTree, type Tree } from './support/good-tree.ts';
import { edited, found, inTree, load } from './support/in-tree.ts';

const shipped = new URL('../../words/agents.en.yml', import.meta.url);

async function wordsOf(tree: Tree) {
  const read = await load(tree);
  if (read.type === 'faults') throw new Error(JSON.stringify(read.faults));
  return read.content.agentWords;
}

test('the English that comes with Fixpath has every text, in the order of the code', async () => {
  const written: Record<string, object> = parse(await readFile(shipped, 'utf8'));
  expect(Object.entries(written).map(([section, texts]) => [section, Object.keys(texts)])).toEqual(
    Object.entries(agentWordNames).map(([section, names]) => [section, Object.keys(names)]),
  );
});

test('a content root without words of its own has those that come with Fixpath, and so has a command', async () => {
  const own = await loadAgentWords(process.cwd());
  expect(await wordsOf(goodTree)).toEqual(own);
  expect(await inTree(goodTree, loadAgentWords)).toEqual(own);
  expect(await inTree({}, loadAgentWords)).toEqual(own);
});

test('a text of the content root takes the place of ours, and leaves the others', async () => {
  const ours = await wordsOf(goodTree);
  const theirs = await wordsOf({ ...goodTree, 'words/agents.en.yml': 'results: { fine: all right }\n' });
  expect(theirs).toEqual({ ...ours, results: { ...ours.results, fine: 'all right' } });
});

test("what agents read is in the desk's language, what its file lacks in English, and that is told", async () => {
  const german = edited('desk.yml', 'language: en', 'language: nl-AT', {
    ...goodTree,
    'words/agents.nl.yml': 'results: { fine: in orde }\n',
  });
  const { results } = await wordsOf(german);
  expect([results.fine, results.solved]).toEqual(['in orde', 'solved it']);
  expect(await found(german)).toEqual(['content-untranslated words/agents.nl.yml:1']);
});

test('a text that cannot be read or filled in is told with its line, and what to do', async () => {
  const key = await expectFault('content-unknown-key', {
    ...goodTree,
    'words/agents.en.yml': 'results:\n  fien: all right # !\n',
  });
  expect(key.cure).toContain('fine');
  const name = await expectFault('content-phrase-name', {
    ...goodTree,
    'words/agents.en.yml': 'card:\n  claimed: "{agnet} has {person}" # !\n',
  });
  expect(name.cure).toContain('"agent"');
});

test("a file of `words/` that is nobody's language is told", async () => {
  expect(await found({ ...goodTree, 'words/agents.yml': 'results: {}\n' })).toEqual([
    'content-stray-file words/agents.yml',
  ]);
});

test('a text is told with its names filled in, as the content has it now', async () => {
  let words = await wordsOf(goodTree);
  const tell = tellFrom(() => words);
  expect(tell('card', 'claimed', { agent: '{person}', person: 'Eva' })).toBe('{person} has Eva');
  words = { ...words, card: { ...words.card, claimed: '{person}: {agent}' } };
  expect(tell('card', 'claimed', { agent: 'Bo', person: 'Eva' })).toBe('Eva: Bo');
});
