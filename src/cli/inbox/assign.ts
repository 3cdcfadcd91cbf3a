import { join, relative } from 'node:path';
import type { UtteranceList } from '../../content/edit/add-utterances.ts';
import { type Proposal, proposeUtterances } from '../../content/edit/propose-utterances.ts';
import { writeProposal } from '../../content/edit/write-proposal.ts';
import { withoutMasks } from '../../domain/text/mask-text.ts';
import { expectedChange } from '../../intents/inspect/expected-change.ts';
import { askYes } from '../terminal/ask-yes.ts';
import { shownText } from '../terminal/shown-text.ts';
import { changeLines } from './change-lines.ts';
import { type Chosen, examplesIn, type InboxDesk } from './open-inbox-desk.ts';
import { showWaiting } from './show-waiting.ts';

export type Assignment = {
  readonly intent: string;
  readonly list: UtteranceList;
  readonly withoutAsking: boolean;
};

/** Teaches messages to an intent: shows what would change, asks, writes the file, and removes them from the inbox. */
export async function assign(
  desk: InboxDesk,
  { messages, language: spoken }: Chosen,
  { intent, list, withoutAsking }: Assignment,
): Promise<void> {
  const { content, config, models } = desk;
  // The desk's own language has no folder.
  const language = spoken !== undefined && Object.hasOwn(content.languages, spoken) ? spoken : undefined;
  const texts = messages.map(({ text }) => withoutMasks(text));
  const proposal = await proposeUtterances(config.contentDir, content, { intent, language, list, texts });
  tell(proposal, config.contentDir);
  if (proposal.added.length > 0) {
    const change = await showWaiting('Learning with them and without', (onProgress) =>
      expectedChange(examplesIn(content, language), examplesIn(proposal.content, language), {
        folder: models,
        stakes: content.desk,
        onProgress,
      }),
    );
    for (const line of changeLines(change, intent)) console.log(line);
  }
  const question = proposal.added.length > 0 ? 'Write it?' : 'Take them out of the inbox?';
  if (!withoutAsking && !(await askYes(question))) {
    console.log('Nothing was changed. --yes answers beforehand.');
    return;
  }
  if (proposal.added.length > 0) await writeProposal(config.contentDir, proposal);
  const gone = goneLine(await desk.remove(messages));
  console.log(proposal.added.length > 0 ? `${proposal.file} is written; ${gone}` : gone);
  if (proposal.added.length > 0)
    console.log('A running server learns them within seconds; with WATCH_CONTENT=false, when it is restarted.');
}

/** Removes messages from the inbox for good. */
export async function dismiss(desk: InboxDesk, { messages }: Chosen): Promise<void> {
  console.log(goneLine(await desk.remove(messages)));
}

function goneLine(gone: number): string {
  return `${gone} ${gone === 1 ? 'message is' : 'messages are'} out of the inbox.`;
}

function tell({ file, list, added, left }: Proposal, root: string): void {
  const path = relative('.', join(root, file));
  if (added.length > 0) console.log(`${path}, ${list}:`);
  for (const text of added) console.log(`  + ${shownText(text)}`);
  for (const { text, why } of left) console.log(`  left out: “${shownText(text)}”, for ${why}.`);
  if (added.length === 0) console.log('There is nothing to add.');
}
