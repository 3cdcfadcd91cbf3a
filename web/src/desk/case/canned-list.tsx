import './canned-list.css';
import type { ReactNode } from 'react';
import { tell } from '../parts/words.ts';

type CannedListParts = {
  readonly label: string;
  readonly offered: readonly (readonly [string, string])[];
  readonly chosen: number;
  readonly onTake: (words: string, title: string) => void;
  readonly children?: ReactNode;
};

/**
 * What is offered above the field, canned replies or colleagues, by title and text; which keeps the focus and moves the
 * selection. Below them stands whatever is handed in.
 */
export function CannedList({ label, offered, chosen, onTake, children }: CannedListParts) {
  return (
    <div className="canned">
      {offered.length === 0 ? (
        <p role="status">{tell('reply', 'canned-none')}</p>
      ) : (
        <div id="canned" role="listbox" aria-label={label}>
          {offered.map(([title, words], index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys of its list
            <div
              key={`${title}\n${words}`}
              id={`canned-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              ref={(row) => {
                if (index === chosen) row?.scrollIntoView({ block: 'nearest' });
              }}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onTake(words, title)}
            >
              <strong>{title}</strong>
              <span>{words}</span>
            </div>
          ))}
        </div>
      )}
      {children}
    </div>
  );
}

/** Those whose title or text contains what was typed; titles that begin with it come first. */
export function matching(
  canned: readonly (readonly [string, string])[],
  search: string,
): readonly (readonly [string, string])[] {
  const wanted = search.trim().toLowerCase();
  const rank = ([title]: readonly [string, string]) => (title.toLowerCase().startsWith(wanted) ? 0 : 1);
  return canned
    .filter(([title, words]) => `${title} ${words}`.toLowerCase().includes(wanted))
    .sort((a, b) => rank(a) - rank(b));
}
