import { Button, Select } from '@fluentui/react-components';
import { useRef } from 'react';
import type { QueueLine } from '../../../../src/domain/wire/desk-wire.ts';
import { prefer, usePreferences } from '../client/preferences.ts';
import { useCommand } from '../keys/commands.ts';
import { tell } from '../parts/words.ts';
import { useKnownLabels } from './use-known-labels.ts';

/** Chooses the label that lines have to have; hidden while there is no label to choose. */
export function LabelFilter() {
  const { label } = usePreferences();
  const known = useKnownLabels();
  const select = useRef<HTMLElement>(null);
  const labels = label === '' || known.includes(label) ? known : [label, ...known];
  useCommand('v', labels.length > 0 ? () => select.current?.focus() : undefined);
  if (labels.length === 0) return null;
  return (
    <Select
      ref={(element: HTMLElement | null) => {
        select.current = element;
      }}
      size="small"
      aria-label={tell('queue', 'label')}
      aria-keyshortcuts="v"
      value={label}
      onChange={(_, { value }) => prefer({ label: value })}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Escape') currentTarget.closest<HTMLElement>('[data-pane]')?.focus();
      }}
    >
      <option value="">{tell('queue', 'all-labels')}</option>
      {labels.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </Select>
  );
}

/** Tells that a label hides others, so that nobody forgets who stands among them; and shows them all. */
export function HiddenByLabel({ hidden }: { readonly hidden: number }) {
  const { label } = usePreferences();
  if (label === '' || hidden === 0) return null;
  return (
    <p className="found" role="status">
      {tell('queue', 'label-hides', { label, count: hidden })}{' '}
      <Button size="small" appearance="transparent" onClick={() => prefer({ label: '' })}>
        {tell('queue', 'label-show-all')}
      </Button>
    </p>
  );
}

export function hasLabel({ labels }: Pick<QueueLine, 'labels'>, label: string): boolean {
  return label === '' || (labels?.some((each) => each.toLowerCase() === label.toLowerCase()) ?? false);
}
