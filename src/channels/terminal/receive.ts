import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import { ownChannels } from '../../domain/conversation/own-channels.ts';
import type { Conversations } from '../../domain/ports/channel.ts';
import { parseLine, type ShownChoices } from './parse.ts';
import { renderReply } from './render.ts';

export type ReceiveLinesParts = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
  readonly newId: () => string;
  /** The person's, by which they are greeted; left out: the desk's own. */
  readonly locale?: string;
  /** Prints each reply's kind, flow and step above it. */
  readonly showName: boolean;
};

/** The one conversation of a terminal. */
const conversation = 'terminal';

/** How long to wait for a turn, ms. */
const patience = 30_000;

/** Greets, then answers line by line; resolves after an empty line or at the end of the input. */
export async function receiveLines(parts: ReceiveLinesParts, { accept, replies }: Conversations): Promise<void> {
  const { input, output, newId, locale, showName } = parts;
  let shown: ShownChoices | undefined;
  const take = async (line: string | undefined): Promise<void> => {
    const { id } = await accept({
      conversation,
      channel: ownChannels.terminal,
      key: line === undefined ? 'greeting' : newId(),
      by: line === undefined ? 'channel' : 'person',
      from: { id: 'you' },
      body: line === undefined ? { type: 'greeting' } : parseLine(line, shown),
      answerBy: 'log',
      ...(locale !== undefined && { locale }),
    });
    for (const { id: reply, body } of (await replies(conversation, id, patience)) ?? []) {
      if (body.kind !== 'reply') continue;
      output.write(`${renderReply(body.reply, { showName })}\n`);
      if (body.reply.choices?.length) shown = { reply, choices: body.reply.choices };
    }
  };

  await take(undefined);
  // Opened only now: a line that comes before somebody reads it is lost.
  const lines = createInterface({ input, output, prompt: styleText('cyan', '› ') });
  const prompt = (): void => {
    if (input.isTTY) lines.prompt();
  };
  prompt();
  for await (const line of lines) {
    if (line.trim() === '') break;
    if (!input.isTTY) output.write(`${styleText('cyan', '›')} ${line}\n`);
    await take(line);
    prompt();
  }
  lines.close();
}
