import './search-box.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useDesk } from '../client/use-desk.ts';
import { useCommand } from '../keys/commands.ts';
import { isComposing } from '../keys/is-composing.ts';
import { tell } from '../parts/words.ts';

/** A pause in typing after which the search begins, ms. */
const pause = 250;

type SearchBoxParts = {
  /** Moves the focus into what was found. */
  readonly onLeave: () => void;
};

/** Where an agent looks for people, for what was said, and for what was tried. */
export function SearchBox({ onLeave }: SearchBoxParts) {
  const desk = useDesk();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  useCommand('f', () => field.current?.focus());
  useEffect(() => {
    const timer = setTimeout(() => void desk.search(words), pause);
    return () => clearTimeout(timer);
  }, [desk, words]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    if (event.key === 'Enter') void desk.search(words);
    else if (event.key === 'Escape') {
      setWords('');
      field.current?.closest<HTMLElement>('[data-pane]')?.focus();
    } else if (event.key === 'ArrowDown') onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <search className="search-box">
      <input
        ref={field}
        type="search"
        value={words}
        maxLength={200}
        placeholder={tell('queue', 'search-hint')}
        aria-label={tell('queue', 'search')}
        aria-controls="shelf"
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={onKeyDown}
      />
    </search>
  );
}
