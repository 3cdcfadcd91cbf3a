/**
 * Shows writers what the bot did not understand: `npm run inbox` lists it in groups, `-- show 12` shows a whole group,
 * `-- assign 12 wifi-not-working` teaches it, `-- dismiss 12` removes it. The server may keep running.
 */
import { assign, dismiss } from './inbox/assign.ts';
import { type InboxDesk, openInboxDesk } from './inbox/open-inbox-desk.ts';
import { listInbox, showCluster } from './inbox/print-inbox.ts';
import { walkInbox } from './inbox/walk-inbox.ts';
import { argumentsFaulty, parseArguments } from './parse-arguments.ts';
import { runCli } from './run-cli.ts';

const usage = `npm run inbox                                   go through what was not understood
npm run inbox -- list [--all]                   the same as a list, largest groups first
npm run inbox -- show NUMBER                    all messages of a group
npm run inbox -- assign NUMBER... INTENT        teach them to an intent, or to not-ours
      --only         these messages and not their groups
      --holdouts     to measure the bot on, instead of teaching them
      --yes          without asking
npm run inbox -- dismiss NUMBER... [--only]     take them out`;

await runCli(async (args) => {
  const { values, positionals } = parsed(args);
  const isWalked = args.length === 0 && process.stdin.isTTY && process.stdout.isTTY;
  if (isWalked) return walkInbox(openInboxDesk);
  const [command = 'list', ...rest] = positionals;
  if (!['list', 'show', 'assign', 'dismiss'].includes(command)) throw argumentsFaulty(usage);
  const intent = command === 'assign' ? rest.pop() : undefined;
  const numbers = rest.map(Number);
  const isOdd = numbers.some((number) => !Number.isInteger(number)) || (command === 'list') !== (numbers.length === 0);
  if (isOdd || (command === 'assign' && intent === undefined)) throw argumentsFaulty(usage);
  const desk = await openInboxDesk();
  try {
    await run(desk, command, numbers, intent, values);
  } finally {
    await desk.close();
  }
});

async function run(
  desk: InboxDesk,
  command: string,
  numbers: readonly number[],
  intent: string | undefined,
  { all, only, holdouts, yes }: ReturnType<typeof parsed>['values'],
): Promise<void> {
  if (intent !== undefined) {
    const list = holdouts ? 'holdouts' : 'utterances';
    return assign(desk, desk.choose(numbers, only), { intent, list, withoutAsking: yes });
  }
  switch (command) {
    case 'show':
      return showCluster(desk, numbers);
    case 'dismiss':
      return dismiss(desk, desk.choose(numbers, only));
    default:
      return listInbox(desk, all);
  }
}

function parsed(args: readonly string[]) {
  const off = { type: 'boolean', default: false } as const;
  return parseArguments(args, usage, {
    allowPositionals: true,
    options: { all: off, only: off, holdouts: off, yes: off },
  });
}
