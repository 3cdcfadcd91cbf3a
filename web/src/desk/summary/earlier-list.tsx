import './earlier-list.css';
import type { EarlierCase } from '../../../../src/domain/wire/desk-wire.ts';
import { Stars } from '../parts/stars.tsx';
import { addressOf } from '../parts/use-place.ts';
import { sentence, tell } from '../parts/words.ts';
import { clockTime, dayWords } from '../times/clock-words.ts';

/** What the same person asked for before: when, what, and how it ended. */
export function EarlierList({ cases }: { readonly cases: readonly EarlierCase[] }) {
  return (
    <ul className="earlier">
      {cases.map(({ id, requestedAt, problem, state, rating, agent, why }) => (
        <li key={id}>
          <a href={addressOf(id)} dir="auto">
            {problem || tell('case', 'no-problem')}
          </a>
          <p>
            <time
              dateTime={new Date(requestedAt).toISOString()}
            >{`${dayWords(requestedAt, Date.now(), tell)}, ${clockTime(requestedAt)}`}</time>
            {` · ${sentence(tell('states', state))}`}
            {agent !== undefined && ` · ${agent}`} {rating && <Stars {...rating} />}
          </p>
          {why !== undefined && <p dir="auto">{why}</p>}
        </li>
      ))}
    </ul>
  );
}
