import './history-list.css';
import {
  type HandoffChange,
  type HandoffState,
  handoffReasons,
  type Mover,
} from '../../../../src/domain/handoff/handoff.ts';
import { sentence, tell } from '../parts/words.ts';
import { momentTime } from '../times/clock-words.ts';

/** Every change of the handoff: when, what, who, why. */
export function HistoryList({ history }: { readonly history: readonly HandoffChange[] }) {
  return (
    <ol className="history">
      {history.map((change) => (
        <li key={`${change.at} ${change.state}`}>
          <time dateTime={new Date(change.at).toISOString()}>{momentTime(change.at, Date.now())}</time>
          <span>{changeText(change)}</span>
        </li>
      ))}
    </ol>
  );
}

function changeText({ state, by, to, why }: HandoffChange): string {
  if (state === 'requested') return moved(handedOver(why), by, state);
  const what = moved(state === 'claimed' ? gotWords(by, to) : sentence(tell('states', state)), by, state);
  return why ? tell('summary', 'why', { what, why }) : what;
}

/** A request states its reason by name. */
function handedOver(why: string | undefined): string {
  const reason = handoffReasons.find((each) => each === why);
  return reason === undefined || reason === 'asked'
    ? sentence(tell('reasons', 'asked'))
    : tell('summary', 'handed-over', { reason: tell('reasons', reason) });
}

/** How an agent got it: by a claim, from a colleague, or because somebody gave it to them. */
function gotWords(by: Mover, to: HandoffChange['to']): string {
  if (!to) return tell('summary', 'claimed');
  const isTaken = by.type === 'agent' && by.id === to.id;
  return isTaken ? tell('summary', 'taken-over') : tell('summary', 'assigned', { agent: to.name });
}

function moved(what: string, by: Mover, state: HandoffState): string {
  if (by.type === 'agent') return tell('summary', 'by', { what, agent: by.name });
  return by.type === 'time' && state === 'ticketed' ? tell('summary', 'by-time', { what }) : what;
}
