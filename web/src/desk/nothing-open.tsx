import './nothing-open.css';
import { useView } from './client/use-desk.ts';

/** What is shown in the middle while no conversation is open. */
export function NothingOpen() {
  const isAvailable = useView((view) => view.me?.available ?? false);
  return (
    <main className="conversation empty" data-pane="conversation" tabIndex={-1} aria-label="Conversation">
      <div>
        <svg viewBox="0 0 64 64" aria-hidden="true">
          <path d="M10 18a8 8 0 0 1 8-8h28a8 8 0 0 1 8 8v18a8 8 0 0 1-8 8H30L18 54V44a8 8 0 0 1-8-8z" />
          <path d="M22 24h20M22 32h12" />
        </svg>
        <h2>Nobody is open here</h2>
        <p>Pick somebody from the list. You will see what was tried before you say a word.</p>
        {!isAvailable && <p>You are not available: nobody new is sent your way until you are.</p>}
        <p>
          <kbd>n</kbd> opens who has waited longest, <kbd>?</kbd> lists all keys.
        </p>
      </div>
    </main>
  );
}
