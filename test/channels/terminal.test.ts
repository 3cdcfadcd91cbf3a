import { randomUUID } from 'node:crypto';
import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect } from 'vitest';
import { createTerminal } from '../../src/channels/terminal/create-terminal.ts';
import { channelPromises } from './promises.ts';

const never = 'a line is typed once, by somebody who sees what they type';
const noWire = 'lines are all that a terminal takes';

channelPromises('the terminal', {
  open: async () => {
    const input = new PassThrough();
    const printed: string[] = [];
    let wake = (): void => {};
    const output = new Writable({
      write: (chunk, _encoding, done) => {
        const text = stripVTControlCharacters(String(chunk));
        // What was typed is printed as well.
        if (!text.startsWith('›')) printed.push(text);
        wake();
        done();
      },
    });
    const channel = createTerminal({ input, output, newId: randomUUID, showName: false });
    const labelsOf = (text: string): readonly string[] =>
      [...text.matchAll(/^ {2}\d+ (.+)$/gm)].map(([, label]) => label ?? '');
    const type = (line: string): void => void input.write(`${line}\n`);
    return {
      channel,
      personAt: () => ({
        conversation: 'terminal',
        arrive: async () => {},
        write: async (text) => type(text),
        tap: async (place, label) => type(String(labelsOf(printed[place] ?? '').indexOf(label) + 1)),
        shown: async (least) => {
          while (printed.length < least)
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          return printed.map((text) => ({ text, labels: labelsOf(text) }));
        },
      }),
      close: async () => {
        type('');
        expect(await channel.ended).toBeUndefined();
      },
    };
  },
  skip: {
    'hears a reply that quotes as it hears one that does not, and keeps the quote': 'nothing is quoted there',
    'says that a file does not come through, and tells that there was one': 'there are no files',
    'tells agents what was edited and deleted, and answers neither': 'nothing is edited there',
    'ends with whoever removes the bot, and greets them once when they add it again': 'nobody removes it there',
    'takes a message once, however often it is delivered': never,
    'tells who taps an old button that it is old': 'a number stands for a button of the reply shown last',
    'tells that the person is writing, and keeps nothing of it': noWire,
    'accepts what it has no use for, and forgets it': noWire,
    'turns down what is malformed, and keeps nothing of it': noWire,
  },
});
