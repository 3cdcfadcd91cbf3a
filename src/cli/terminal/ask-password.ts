import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { FixpathError } from '../../domain/error.ts';

/** Reads a password: the first line of standard input, or typed twice on the terminal, unseen. */
export async function askPassword(fromStdin: boolean): Promise<string> {
  if (fromStdin) return (await text(process.stdin)).split(/\r?\n/)[0] ?? '';
  if (!process.stdin.isTTY)
    throw new FixpathError('password-no-terminal', 'There is no terminal to ask on. Pipe it in with --password-stdin.');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const ask = async (question: string): Promise<string> => {
    process.stderr.write(question);
    const answer = await lines.question('');
    process.stderr.write('\n');
    return answer;
  };
  try {
    const password = await ask('Password: ');
    if ((await ask('Once more: ')) !== password)
      throw new FixpathError('password-differs', 'The two are not the same. Try again.');
    return password;
  } finally {
    lines.close();
  }
}
