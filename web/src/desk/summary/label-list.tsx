import './label-list.css';
import { type FormEvent, useRef, useState } from 'react';
import { longestLabel, mostLabels } from '../../../../src/domain/handoff/labels.ts';
import { useDesk } from '../client/use-desk.ts';
import { useCommand } from '../keys/commands.ts';
import { tell } from '../parts/words.ts';
import { useKnownLabels } from '../queue/use-known-labels.ts';

type LabelListParts = { readonly id: string; readonly labels: readonly string[] };

/** The labels of a case: each can be taken away, and another one given. Those that other cases have are offered. */
export function LabelList({ id, labels }: LabelListParts) {
  const desk = useDesk();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const known = useKnownLabels();
  useCommand('b', () => field.current?.focus());
  const set = (next: readonly string[]) => void desk.move(id, { type: 'label', labels: next });
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    set([...labels, text]);
    setText('');
  };
  return (
    <div className="labels">
      {labels.map((label) => (
        <span className="label" key={label}>
          {label}
          <button
            type="button"
            aria-label={tell('summary', 'label-off', { label })}
            onClick={() => set(labels.filter((each) => each !== label))}
          >
            ×
          </button>
        </span>
      ))}
      {labels.length < mostLabels && (
        <form onSubmit={add}>
          <input
            ref={field}
            value={text}
            maxLength={longestLabel}
            list="known-labels"
            placeholder={tell('summary', 'label-new')}
            aria-label={tell('summary', 'label-new')}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={({ key, currentTarget }) => {
              if (key === 'Escape') currentTarget.closest<HTMLElement>('[data-pane]')?.focus();
            }}
          />
          <datalist id="known-labels">
            {known
              .filter((each) => !labels.includes(each))
              .map((each) => (
                <option key={each} value={each} />
              ))}
          </datalist>
        </form>
      )}
    </div>
  );
}
