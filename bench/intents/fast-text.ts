import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wordsOf } from '../../src/domain/text/words.ts';
import type { Peer } from './peer.ts';

/** Settings found good by others on sets of this size; its defaults learn nothing from so few rows. */
const settings = '-epoch 50 -lr 0.5 -wordNgrams 2 -minn 2 -maxn 5 -dim 100 -bucket 200000 -thread 1 -loss softmax';
const mark = '__label__';

/** Facebook's fastText, where Debian's package is installed; undefined where it is not. */
export function fastText(): Peer | undefined {
  if (spawnSync('fasttext').error) return undefined;
  const installed = spawnSync('dpkg-query', ['-W', '-f', '$' + '{Version}', 'fasttext'], { encoding: 'utf8' });
  return {
    name: 'fastText',
    version: installed.stdout || 'unknown',
    train: async (rows) => {
      const folder = await mkdtemp(join(tmpdir(), 'fixpath-fasttext-'));
      process.once('exit', () => void rm(folder, { recursive: true, force: true }));
      const labels = [...new Set(rows.map(({ intent }) => intent))];
      const line = (text: string) => wordsOf(text).join(' ');
      const train = join(folder, 'train.txt');
      await writeFile(
        train,
        rows.map(({ intent, text }) => `${mark}${labels.indexOf(intent)} ${line(text)}\n`).join(''),
      );
      run(['supervised', '-input', train, '-output', join(folder, 'model'), ...settings.split(' ')]);
      return {
        guess: async (texts) => {
          const asked = join(folder, 'asked.txt');
          await writeFile(asked, texts.map((text) => `${line(text)}\n`).join(''));
          const told = run(['predict-prob', join(folder, 'model.bin'), asked]);
          return told
            .trimEnd()
            .split('\n')
            .map((guess) => {
              const [label = '', belief = '0'] = guess.split(' ');
              return { label: labels[Number(label.slice(mark.length))] ?? '', belief: Number(belief) };
            });
        },
      };
    },
  };
}

function run(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('fasttext', args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`fasttext ${args[0]} failed: ${stderr}`);
  return stdout;
}
