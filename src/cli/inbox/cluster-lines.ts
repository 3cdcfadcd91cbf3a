import { styleText } from 'node:util';
import { notUnderstood } from '../../domain/understanding/unrecognised.ts';
import type { InboxCluster, takenFor } from '../../intents/inspect/inbox-clusters.ts';
import { counted, percent } from '../numbers.ts';
import { shownText } from '../terminal/shown-text.ts';

const mostExamples = 3;
const mostIntents = 3;

/** A group in a few lines: its number, how many messages and why, examples, and what they are taken for today. */
export function clusterLines(cluster: InboxCluster, taken: ReturnType<typeof takenFor>): readonly string[] {
  const { number, messages } = cluster;
  const texts = [...new Set(messages.map(({ text }) => shownText(text)))];
  const more = texts.length - mostExamples;
  return [
    `${styleText('bold', `#${number}`)}  ${summaryOf(cluster)}`,
    ...texts.slice(0, mostExamples).map((text) => `    “${text}”`),
    ...(more > 0 ? [styleText('dim', `    … and ${more} more`)] : []),
    `    ${takenLine(taken)}`,
  ];
}

/** `3 messages: 2 lost, 1 refused; 3–21 Nov`. */
export function summaryOf({ messages, language }: InboxCluster): string {
  const count = `${counted(messages.length, 'message')}`;
  const whys = notUnderstood.flatMap((why) => {
    const own = messages.filter((message) => message.why === why).length;
    if (own === 0) return [];
    return own === messages.length ? [why] : [`${own} ${why}`];
  });
  const dates = messages.map(({ at }) => at).sort((a, b) => a - b);
  const [from, to] = [dateOf(dates[0] ?? 0), dateOf(dates.at(-1) ?? 0)];
  const when = from === to ? from : `${from} to ${to}`;
  return [`${count}: ${whys.join(', ')}`, when, ...(language === undefined ? [] : [`in ${language}`])].join('; ');
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function takenLine({ ranking, verdict }: ReturnType<typeof takenFor>): string {
  const likeliest = ranking.slice(0, mostIntents).map(({ intent, share }) => `${intent} ${percent(share)}`);
  const line = `likeliest: ${likeliest.join(', ')}`;
  return verdict.type === 'sure' ? `${line}; ${styleText('green', `understood by now: ${verdict.intent}`)}` : line;
}
