import './waited.css';
import { tell } from '../parts/words.ts';
import { duration } from './time-words.ts';
import { useNow } from './use-now.ts';

const long = 5 * 60_000;

type WaitedParts = { readonly since: number; readonly isUrgent?: boolean; readonly label: string };

/** How long it has been, kept up to date. */
export function Waited({ since, isUrgent = false, label }: WaitedParts) {
  const waited = Math.max(0, useNow(15_000) - since);
  return (
    <span className="waited" data-long={(isUrgent && waited >= long) || undefined}>
      <span className="unseen">{label} </span>
      {duration(waited, tell)}
    </span>
  );
}
