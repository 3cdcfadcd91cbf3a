import { styleText } from 'node:util';
import { takenFor } from '../../intents/inspect/inbox-clusters.ts';
import { shownText } from '../terminal/shown-text.ts';
import { clusterLines } from './cluster-lines.ts';
import type { InboxDesk } from './open-inbox-desk.ts';

/** Prints groups with every message, each with the number by which it can be chosen alone. */
export async function showCluster(desk: InboxDesk, numbers: readonly number[]): Promise<void> {
  desk.choose(numbers, true); // An unknown number is told of before anything is printed.
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
