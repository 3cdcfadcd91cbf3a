import type { HandoffChange, Mover } from '../../../src/domain/handoff.ts';
import { clockTime } from './time-words.ts';
import { stateWords } from './words.ts';

/** Every change of the handoff: when, what, who, why. */
export function HistoryList({ history }: { readonly history: readonly HandoffChange[] }) {
  return (
    <ol className="history">
      {history.map(({ state, at, by, why }) => (
        <li key={`${at} ${state}`}>
          <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>
          <span>
            {state === 'requested' ? 'Asked for a person' : state === 'claimed' ? 'Claimed' : stateWords[state]}
            {moverWords(by)}
            {why && `: ${why}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

function moverWords(by: Mover): string {
  switch (by.type) {
    case 'agent':
      return ` by ${by.name}`;
    case 'time':
      return ', nobody came in time';
    case 'bot':
      return ' by the bot';
    case 'person':
      return '';
  }
}
