import './stars.css';
import type { Handoff } from '../../../../src/domain/handoff/handoff.ts';

/** A rating: one to five stars, and the comment that came with it. */
export function Stars({ stars, word }: NonNullable<Handoff['rating']>) {
  return (
    <span className="stars">
      <span role="img" aria-label={`${stars} of 5 stars`}>
        {'★'.repeat(stars)}
        {'☆'.repeat(Math.max(0, 5 - stars))}
      </span>
      {word && <q dir="auto">{word}</q>}
    </span>
  );
}
