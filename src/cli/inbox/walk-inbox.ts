import { type InboxCluster, takenFor } from '../../intents/inspect/inbox-clusters.ts';
import { counted, percent } from '../numbers.ts';
import { shownText } from '../terminal/shown-text.ts';
import { assign, dismiss } from './assign.ts';
import { clusterLines, summaryOf } from './cluster-lines.ts';
import type { Chosen, InboxDesk } from './open-inbox-desk.ts';
import { pickFromList } from './pick-from-list.ts';
import { emptyInbox } from './print-inbox.ts';

/** Goes through the inbox on a terminal, group by group, until the writer quits or it is empty. */
export async function walkInbox(open: () => Promise<InboxDesk>): Promise<void> {
  let at = 0;
  for (;;) {
    const desk = await open();
    try {
      const { clusters, messages, config } = desk;
      if (clusters.length === 0) return console.log(emptyInbox(config.unrecognised));
      const taken = await takenAll(desk);
      const { by, row } = await pickFromList({
        title: `${messages.length} not understood, in ${counted(clusters.length, 'group')}`,
        rows: clusters.map(rowOf),
        about: (place) => clusterAt(clusters, taken, place),
        keys: '↑ ↓ choose · Enter open · n not ours · d dismiss · q quit',
        commands: ['n', 'd', 'q'],
        at: Math.min(at, clusters.length - 1),
      });
      at = row;
      const cluster = clusters[row];
      if (!cluster || by === 'q' || by === 'quit' || by === 'escape') return;
      const all = { messages: cluster.messages, language: cluster.language };
      if (by === 'n') await assignAndWait(desk, all, 'not-ours');
      else if (by === 'd') await dismiss(desk, all);
      else if ((await walkCluster(desk, cluster)) === 'quit') return;
    } finally {
      await desk.close();
    }
  }
}

/** Asks which messages of a group are meant, and what to do with them. */
async function walkCluster(desk: InboxDesk, cluster: InboxCluster): Promise<'done' | 'quit'> {
  const { messages, language } = cluster;
  const { by, on } = await pickFromList({
    title: `#${cluster.number}  ${summaryOf(cluster)}`,
    rows: messages.map(({ text }) => `“${shownText(text)}”`),
    about: (place) => {
      const { why = '', intent, asked } = messages[place] ?? {};
      return [[why, intent && `taken for ${intent}`, asked && `asked ${asked}`].filter(Boolean).join(', ')];
    },
    keys: '↑ ↓ · Space tick · Enter teach · h holdouts · n not ours · d dismiss · Esc back',
    commands: ['h', 'n', 'd', 'q'],
    ticks: true,
  });
  if (by === 'q' || by === 'quit') return 'quit';
  const chosen: Chosen = { messages: on.flatMap((row) => messages[row] ?? []), language };
  if (by === 'escape' || chosen.messages.length === 0) return 'done';
  if (by === 'd') await dismiss(desk, chosen);
  else if (by === 'n') await assignAndWait(desk, chosen, 'not-ours');
  else return walkIntents(desk, cluster, chosen, by === 'h' ? 'holdouts' : 'utterances');
  return 'done';
}

/** Asks for the intent, likeliest first. */
async function walkIntents(
  desk: InboxDesk,
  cluster: InboxCluster,
  chosen: Chosen,
  list: 'utterances' | 'holdouts',
): Promise<'done' | 'quit'> {
  const { ranking } = takenFor(cluster, await desk.classifier());
  const count = `${counted(chosen.messages.length, 'message')}`;
  const { by, row } = await pickFromList({
    title: list === 'holdouts' ? `On which intent shall ${count} measure?` : `Which intent shall ${count} teach?`,
    rows: [...ranking.map(({ intent, share }) => `${intent}  ${percent(share)}`), 'not-ours'],
    keys: '↑ ↓ choose · type to find · Enter see what it would change · Esc back',
    finds: true,
  });
  if (by === 'quit') return 'quit';
  if (by === 'enter') await assignAndWait(desk, chosen, ranking[row]?.intent ?? 'not-ours', list);
  return 'done';
}

async function assignAndWait(
  desk: InboxDesk,
  chosen: Chosen,
  intent: string,
  list: 'utterances' | 'holdouts' = 'utterances',
): Promise<void> {
  await assign(desk, chosen, { intent, list, withoutAsking: false });
  console.log();
}

/** What each group is taken for, classified once, when it is first shown. */
async function takenAll(desk: InboxDesk): Promise<(cluster: InboxCluster) => ReturnType<typeof takenFor>> {
  const classifier = await desk.classifier();
  const known = new Map<InboxCluster, ReturnType<typeof takenFor>>();
  return (cluster) => {
    const taken = known.get(cluster) ?? takenFor(cluster, classifier);
    known.set(cluster, taken);
    return taken;
  };
}

function clusterAt(
  clusters: readonly InboxCluster[],
  taken: (cluster: InboxCluster) => ReturnType<typeof takenFor>,
  place: number,
): readonly string[] {
  const cluster = clusters[place];
  return cluster ? clusterLines(cluster, taken(cluster)).slice(1) : [];
}

function rowOf({ messages }: InboxCluster): string {
  return `${String(messages.length).padStart(4)}  ${shownText(messages[0]?.text ?? '')}`;
}
