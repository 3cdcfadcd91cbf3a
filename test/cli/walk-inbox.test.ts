import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { deskThatHeard } from './support/desk-that-heard.ts';
import { runInbox } from './support/run-inbox.ts';

const root = join(import.meta.dirname, '../..');
/** util-linux's: gives a command a terminal of its own. */
const canScript = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');

/** Waits for words on the terminal that were not there before, at most a minute. */
async function seen(terminal: ChildProcess, said: { text: string; from: number }, words: string): Promise<void> {
  const deadline = AbortSignal.timeout(60_000);
  for (;;) {
    const at = said.text.indexOf(words, said.from);
    if (at !== -1) {
      said.from = at + words.length;
      return;
    }
    if (!terminal.stdout) throw new Error('The terminal has no output.');
    await once(terminal.stdout, 'data', { signal: deadline }).catch(() => {
      throw new Error(`Never saw ${JSON.stringify(words)} after:\n${said.text.slice(said.from)}`);
    });
  }
}

it.skipIf(!canScript)(
  'goes through the inbox by keys: opens, ticks off, finds an intent, sees the change, dismisses, leaves',
  { timeout: 180_000 },
  async () => {
    const place = await deskThatHeard('the bus is late', 'bus is late again', 'late bus again', 'my dishwasher hums');
    const env = { ...process.env, DATA_DIR: place.data, CONTENT_DIR: place.content, TERM: 'xterm' };
    const command = `${process.execPath} ${join(root, 'src/cli/inbox.ts')}`;
    const terminal = spawn('script', ['-qfec', command, '/dev/null'], { cwd: place.data, env });
    onTestFinished(() => void terminal.kill());
    const said = { text: '', from: 0 };
    terminal.stdout.on('data', (more: Buffer) => {
      said.text += stripVTControlCharacters(more.toString());
    });
    const press = async (words: string, keys: string) => {
      await seen(terminal, said, words);
      terminal.stdin.write(keys);
    };
    const [down, enter, space] = ['\u001b[B', '\r', ' '];

    await press('q quit', down);
    await press('q quit', 'd'); // the dishwasher
    await press('1 message is out of the inbox', '');
    await press('q quit', enter);
    await press('Esc back', space); // not the first of them
    await press('☐', enter);
    await press('type to find', 'ours');
    await press('find: ours', enter);
    await press('strangers turned away', '');
    await press('[y/N]', 'y\r');
    await press('2 messages are out of the inbox', '');
    await press('q quit', 'q');
    await once(terminal, 'exit');

    expect((await runInbox(place, ['list'])).out).toMatch(/^1 message not understood/);
  },
);
