import './history-list.css';
import {
  type HandoffChange,
  type HandoffState,
  handoffReasons,
  type Mover,
} from '../../../../src/domain/handoff/handoff.ts';
import { clockTime } from '../parts/time-words.ts';
import { sentence, tell } from '../parts/words.ts';

/** Every change of the handoff: when, what, who, why. */
export function HistoryList({ history }: { readonly history: readonly HandoffChange[] }) {
  return (
    <ol className="history">
      {history.map(({ state, at, by, why }) => (
        <li key={`${at} ${state}`}>
          <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>
          <span>
            {state === 'requested'
              ? handedOver(why)
              : state === 'claimed'
                ? 'Claimed'
                : sentence(tell('states', state))}
            {moverWords(by, state)}
            {state !== 'requested' && why && `: ${why}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** A request states its reason by name. */
function handedOver(why: string | undefined): string {
  const reason = handoffReasons.find((each) => each === why);
  return reason === undefined || reason === 'asked'
    ? sentence(tell('reasons', 'asked'))
    : `Handed over, ${tell('reasons', reason)}`;
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
