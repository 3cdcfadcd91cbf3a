import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeProposal } from '../../src/content/edit/write-proposal.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';

const proposal = { file: 'intents/wifi.yml', list: 'utterances', added: ['no wifi'] } as const;

async function rootWith(text: string): Promise<string> {
  const root = await temporaryFolder();
  await mkdir(join(root, 'intents'));
  await writeFile(join(root, proposal.file), text);
  return root;
}

it('writes into the file as it is now, with its rights, and leaves nothing beside it', async () => {
  const root = await rootWith('utterances:\n  - a\n  - written meanwhile # by hand\nholdouts: [b]\n');
  await chmod(join(root, proposal.file), 0o664);
  await writeProposal(root, proposal);

  expect(await readFile(join(root, proposal.file), 'utf8')).toBe(
    'utterances:\n  - a\n  - written meanwhile # by hand\n  - no wifi\nholdouts: [b]\n',
  );
  expect((await stat(join(root, proposal.file))).mode & 0o777).toBe(0o664);
  expect(await readdir(join(root, 'intents'))).toEqual(['wifi.yml']);
});

it('leaves a file that became unreadable meanwhile as it is', async () => {
  const root = await rootWith('utterances: [a\n');

  await expect(writeProposal(root, proposal)).rejects.toMatchObject({ code: 'intent-file-unreadable' });
  expect(await readFile(join(root, proposal.file), 'utf8')).toBe('utterances: [a\n');
  expect(await readdir(join(root, 'intents'))).toEqual(['wifi.yml']);
});
