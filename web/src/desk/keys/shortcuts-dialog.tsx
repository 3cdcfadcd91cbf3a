import './shortcuts-dialog.css';
import { Switch } from '@fluentui/react-components';
import { prefer, usePreferences } from '../client/preferences.ts';
import { ReadingDialog } from '../parts/reading-dialog.tsx';
import { tell } from '../parts/words.ts';
import { keysOf } from './commands.ts';

// `keys` forgets which they are.
const acts = Object.keys(keysOf) as readonly (keyof typeof keysOf)[];

type ShortcutsParts = { readonly isOpen: boolean; readonly onClose: () => void };

export function ShortcutsDialog(parts: ShortcutsParts) {
  const { keys } = usePreferences();
  return (
    <ReadingDialog title={tell('keys', 'title')} {...parts}>
      <dl className="keys">
        {acts.map((act) => (
          <div key={act}>
            <dt>
              {keysOf[act].map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{tell('keys', act)}</dd>
          </div>
        ))}
      </dl>
      <Switch checked={keys} onChange={(_, { checked }) => prefer({ keys: checked })} label={tell('keys', 'switch')} />
    </ReadingDialog>
  );
}
