import './shortcuts-dialog.css';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Switch,
} from '@fluentui/react-components';
import { prefer, usePreferences } from '../client/preferences.ts';
import { tell } from '../parts/words.ts';
import { keysOf } from './commands.ts';

// `keys` forgets which they are.
const acts = Object.keys(keysOf) as readonly (keyof typeof keysOf)[];

type ShortcutsParts = { readonly isOpen: boolean; readonly onClose: () => void };

export function ShortcutsDialog({ isOpen, onClose }: ShortcutsParts) {
  const { keys } = usePreferences();
  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{tell('keys', 'title')}</DialogTitle>
          <DialogContent>
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
            <Switch
              checked={keys}
              onChange={(_, { checked }) => prefer({ keys: checked })}
              label={tell('keys', 'switch')}
            />
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary">{tell('keys', 'done')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
