import './history-list.css';
import type { HandoffChange, HandoffState, Mover } from '../../../../src/domain/handoff/handoff.ts';
import { clockTime } from '../parts/time-words.ts';
import { reasonWords, stateWords } from '../parts/words.ts';

/** Every change of the handoff: when, what, who, why. */
export function HistoryList({ history }: { readonly history: readonly HandoffChange[] }) {
  return (
    <ol className="history">
      {history.map(({ state, at, by, why }) => (
        <li key={`${at} ${state}`}>
          <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>
          <span>
            {state === 'requested' ? handedOver(why) : state === 'claimed' ? 'Claimed' : stateWords[state]}
            {moverWords(by, state)}
            {state !== 'requested' && why && `: ${why}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** A request tells its reason by name. */
function handedOver(why: string | undefined): string {
  const words = Object.entries(reasonWords).find(([reason]) => reason === why)?.[1];
  return words === undefined || why === 'asked' ? 'Asked for a person' : `Handed over, ${words}`;
}

function moverWords(by: Mover, state: HandoffState): string {
  switch (by.type) {
    case 'agent':
      return ` by ${by.name}`;
    case 'time':
      return state === 'ticketed' ? ', nobody came in time' : '';
    case 'bot':
    case 'person':
      return '';
  }
}
