import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deskIntents, type Examples } from '../../src/domain/content/content.ts';

const root = join(import.meta.dirname, '../..');

/** Writes sentences as a content folder: a short flow for each intent, the bot's own words from the checkout. */
export async function writeDesk(folder: string, { utterances, holdouts, notOurs, notOursHoldouts }: Examples) {
  await Promise.all(['dialogs', 'intents'].map((each) => mkdir(join(folder, each), { recursive: true })));
  await Promise.all(
    ['dialogs/phrases.yml', ...deskIntents.map((intent) => `intents/${intent}.yml`)].map((file) =>
      cp(join(root, file), join(folder, file)),
    ),
  );
  await writeFile(
    join(folder, 'desk.yml'),
    'name: Big desk\nlanguage: en\ntime-zone: Etc/UTC\nteams: [{ id: all, name: All }]\n',
  );
  const intents = [...new Set(utterances.map(({ intent }) => intent))];
  for (const intent of intents) {
    const of = (examples: Examples['utterances']) =>
      examples.filter((each) => each.intent === intent).map(({ text }) => text);
    await writeFile(join(folder, 'dialogs', `${intent}.yml`), flowOf(intent));
    await writeFile(join(folder, 'intents', `${intent}.yml`), lists(of(utterances), of(holdouts)));
  }
  await writeFile(join(folder, 'intents/not-ours.yml'), lists(notOurs, notOursHoldouts));
}

function lists(utterances: readonly string[], holdouts: readonly string[]): string {
  // Every JSON string is one of YAML too.
  const items = (texts: readonly string[]) => texts.map((text) => `  - ${JSON.stringify(text)}\n`).join('');
  return `utterances:\n${items(utterances)}holdouts:\n${items(holdouts)}`;
}

function flowOf(intent: string): string {
  const name = intent.replaceAll('-', ' ');
  return `title: ${name}
check: Is that settled?
start: Let's look at it.
solved: Good.
handoff: A colleague takes it from here.
steps:
  look:
    title: Have a look
    ask: Have you looked at it (${name})?
    how: Go there and look.
    why: Most is found by looking.
    answers:
      - fine: Yes, I have
      - wrong: No, not yet
    fix: Look at it (${name}).
    minutes: 1
`;
}
