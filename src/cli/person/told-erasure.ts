import type { ErasureReport } from '../../domain/conversation/erasure.ts';
import { counted } from '../numbers.ts';

/** What was sent to each system and stays there: who can take it away. */
const elsewhere: Readonly<Record<string, string>> = {
  'ticket-webhook': 'is told by a signed request, handoff.erased, which asks it to erase as well',
  'teams-desk': 'shows an empty card from now on; the messages below it have to be deleted there',
  'ticket-mail': 'is mail that only its readers can delete',
  'person-mail': 'is mail in the person’s own box',
};

/** What an erasure did, and what only others can do, for whoever asked for it. */
export function toldErasure(reports: readonly ErasureReport[]): readonly string[] {
  const lines = reports.map(
    ({ conversation, entries, files, handoffs, unrecognised }) =>
      `  ${conversation}: ${counted(entries, 'line')} of the log emptied, ${counted(files, 'file')} deleted, ${counted(handoffs.length, 'handoff')}, ${counted(unrecognised, 'message')} out of the inbox`,
  );
  const sent = reports.flatMap(({ sentTo }) => Object.entries(sentTo));
  const places = [...Map.groupBy(sent, ([destination]) => destination)].map(([destination, all]) => {
    const items = all.reduce((sum, [, count]) => sum + count, 0);
    const what = elsewhere[destination] ?? 'is in that channel, where its owner can delete it';
    return `  ${destination}: what was sent (${items}) ${what}`;
  });
  const tickets = reports.flatMap(({ handoffs }) => handoffs.flatMap(({ ticket }) => ticket ?? []));
  return [
    ...lines,
    ...(places.length > 0 ? ['Sent elsewhere before:', ...places] : []),
    ...(tickets.length > 0 ? [`  their tickets: ${tickets.join(', ')}`] : []),
  ];
}
