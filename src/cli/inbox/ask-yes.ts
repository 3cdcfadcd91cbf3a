import { createInterface } from 'node:readline';

/** Asks on the terminal, or takes the next line of what is piped in; nothing at all is no. */
export function askYes(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((resolve) => {
    lines.once('close', () => {
      if (!process.stdin.isTTY) console.log();
      resolve(false);
    });
    lines.question(`${question} [y/N] `, (answer) => {
      resolve(/^\s*y(es)?\s*$/i.test(answer));
      lines.close();
    });
  });
}
