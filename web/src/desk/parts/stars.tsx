import './stars.css';
import type { Handoff } from '../../../../src/domain/handoff/handoff.ts';
import { tell } from './words.ts';

/** A rating: one to five stars, and the comment that came with it. */
export function Stars({ stars, word }: NonNullable<Handoff['rating']>) {
  return (
    <span className="stars">
      <span role="img" aria-label={tell('conversation', 'stars', { stars })}>
        {'★'.repeat(stars)}
        {'☆'.repeat(Math.max(0, 5 - stars))}
      </span>
      {word && <q dir="auto">{word}</q>}
    </span>
  );
}
