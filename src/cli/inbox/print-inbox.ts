import { styleText } from 'node:util';
import type { UnrecognisedSettings } from '../../config/unrecognised-settings.ts';
import { takenFor } from '../../intents/inspect/inbox-clusters.ts';
import { counted, percent } from '../numbers.ts';
import { shownText } from '../terminal/shown-text.ts';
import { clusterLines } from './cluster-lines.ts';
import type { InboxDesk, MeasuredStrangers } from './open-inbox-desk.ts';

/** At most this many groups are shown, unless all are asked for. */
const mostShown = 20;

/** Prints what was not understood in groups, the largest first, or what an empty inbox means. */
export async function listInbox(desk: InboxDesk, all: boolean): Promise<void> {
  const { messages, clusters, config } = desk;
  const [first] = clusters;
  if (!first) return console.log(emptyInbox(config.unrecognised));
  const shown = all ? clusters : clusters.slice(0, mostShown);
  const groups = clusters.length === 1 ? 'one group' : `${clusters.length} groups, the largest first`;
  console.log(`${counted(messages.length, 'message')} not understood, in ${groups}.\n`);
  const classifier = await desk.classifier();
  for (const cluster of shown) {
    for (const line of clusterLines(cluster, takenFor(cluster, classifier))) console.log(line);
    console.log();
  }
  if (shown.length < clusters.length)
    console.log(`… and ${clusters.length - shown.length} smaller groups: npm run inbox -- list --all\n`);
  const strangers = await desk.strangers();
  if (strangers) console.log(`${strangersLine(strangers, desk.content.desk.strangersShare)}\n`);
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

/** The share of strangers as the traffic tells it, beside the stated one. */
function strangersLine({ share, problems, since }: MeasuredStrangers, stated: number): string {
  const day = new Date(since).toISOString().slice(0, 10);
  return `Of ${problems} problems since ${day} about ${percent(share)} were other people's; desk.yml expects ${percent(stated)} (strangers-share).`;
}

/** Prints whole groups: every message with the number that chooses it alone. */
export async function showCluster(desk: InboxDesk, numbers: readonly number[]): Promise<void> {
  desk.choose(numbers, true); // Refuses an unknown number before anything is printed.
  for (const cluster of desk.clusters) {
    if (!cluster.messages.some(({ number }) => numbers.includes(number))) continue;
    const [title = ''] = clusterLines(cluster, takenFor(cluster, await desk.classifier()));
    console.log(title);
    for (const { number, text, why, intent, asked } of cluster.messages) {
      const about = [why, intent && `taken for ${intent}`, asked && `asked ${asked}`].filter(Boolean).join(', ');
      console.log(`  ${String(number).padStart(6)}  “${shownText(text)}”  ${styleText('dim', about)}`);
    }
  }
}

/** What an empty inbox means. */
export function emptyInbox({ as, days }: UnrecognisedSettings): string {
  return as === 'off'
    ? 'The inbox is empty: KEEP_UNRECOGNISED is off, so messages that are not understood are not kept.'
    : `The inbox is empty: in the last ${days} days the bot understood everything, or all was dealt with. It fills while a server runs on this DATA_DIR.`;
}
