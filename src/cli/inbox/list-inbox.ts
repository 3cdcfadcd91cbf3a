import { styleText } from 'node:util';
import { takenFor } from '../../intents/inspect/inbox-clusters.ts';
import { clusterLines } from './cluster-lines.ts';
import { emptyInbox } from './empty-inbox.ts';
import type { InboxDesk } from './open-inbox-desk.ts';

/** So many groups are shown, unless all are asked for. */
const mostShown = 20;

/** Prints what was not understood in groups, the largest first, or what an empty inbox means. */
export async function listInbox(desk: InboxDesk, all: boolean): Promise<void> {
  const { messages, clusters, config } = desk;
  const [first] = clusters;
  if (!first) return console.log(emptyInbox(config.unrecognised));
  const shown = all ? clusters : clusters.slice(0, mostShown);
  const groups = clusters.length === 1 ? 'one group' : `${clusters.length} groups, the largest first`;
  console.log(`${messages.length} ${messages.length === 1 ? 'message' : 'messages'} not understood, in ${groups}.\n`);
  const classifier = await desk.classifier();
  for (const cluster of shown) {
    for (const line of clusterLines(cluster, takenFor(cluster, classifier))) console.log(line);
    console.log();
  }
  if (shown.length < clusters.length)
    console.log(`… and ${clusters.length - shown.length} smaller groups: npm run inbox -- list --all\n`);
  const { number } = first;
  console.log(
    styleText(
      'dim',
      `npm run inbox -- show ${number}            all messages of a group
npm run inbox -- assign ${number} INTENT   teach them to an intent, or to not-ours
npm run inbox -- dismiss ${number}         take them out`,
    ),
  );
}
