import './nothing-open.css';
import { useView } from './client/use-desk.ts';
import { WithKeys } from './parts/with-keys.tsx';
import { tell } from './parts/words.ts';

/** What is shown in the middle while no conversation is open. */
export function NothingOpen() {
  const isAvailable = useView((view) => view.me?.available ?? false);
  return (
    <main
      className="conversation empty"
      data-pane="conversation"
      tabIndex={-1}
      aria-label={tell('conversation', 'title')}
    >
      <div>
        <svg viewBox="0 0 64 64" aria-hidden="true">
          <path d="M10 18a8 8 0 0 1 8-8h28a8 8 0 0 1 8 8v18a8 8 0 0 1-8 8H30L18 54V44a8 8 0 0 1-8-8z" />
          <path d="M22 24h20M22 32h12" />
        </svg>
        <h2>{tell('page', 'empty')}</h2>
        <p>{tell('page', 'empty-pick')}</p>
        {!isAvailable && <p>{tell('page', 'empty-away')}</p>}
        <p>
          <WithKeys text={tell('page', 'empty-keys')} />
        </p>
      </div>
    </main>
  );
}
