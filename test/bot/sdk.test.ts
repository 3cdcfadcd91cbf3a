import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const player = join(import.meta.dirname, '../../src/bot/play-scene.ts');

/** What a process that plays flows has loaded of the SDK; its own, since a test of another file may load all of it. */
const program = `
  import { createRequire } from 'node:module';
  const require = createRequire(${JSON.stringify(player)});
  await import(${JSON.stringify(player)});
  const isUnwanted = (file) => /botframework-connector|@azure|botbuilder-core.lib.index/.test(file);
  const unwanted = Object.keys(require.cache).filter(isUnwanted);
  const { TurnContext } = await import(require.resolve('./sdk.ts'));
  const index = await import('botbuilder-core');
  console.log(JSON.stringify({ unwanted, isSame: index.TurnContext === TurnContext, isWhole: 'CloudAdapterBase' in index }));
`;

it('playing flows loads nothing of the cloud, and leaves the SDK whole for whoever loads it later', () => {
  const told = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  expect(JSON.parse(told)).toEqual({ unwanted: [], isSame: true, isWhole: true });
});
