import { useMemo } from 'react';
import { useView } from '../client/use-desk.ts';

/** The labels of all cases that are listed, each once whatever its case, by the alphabet. */
export function useKnownLabels(): readonly string[] {
  const queue = useView((view) => view.queue);
  const closed = useView((view) => view.closed);
  return useMemo(() => {
    const known = [...(queue ?? []), ...(closed ?? [])].flatMap(({ labels }) => labels ?? []);
    return [...new Map(known.map((label) => [label.toLowerCase(), label])).values()].sort((a, b) => a.localeCompare(b));
  }, [queue, closed]);
}
