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
import { keyWords } from './commands.ts';

type ShortcutsParts = { readonly isOpen: boolean; readonly onClose: () => void };

export function ShortcutsDialog({ isOpen, onClose }: ShortcutsParts) {
  const { keys } = usePreferences();
  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Keyboard</DialogTitle>
          <DialogContent>
            <dl className="keys">
              {keyWords.map(({ keys: names, words }) => (
                <div key={words}>
                  <dt>
                    {names.map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
              <div>
                <dt>
                  <kbd>Enter</kbd>
                </dt>
                <dd>In the reply: send. With Shift, a new line</dd>
              </div>
              <div>
                <dt>
                  <kbd>/</kbd>
                </dt>
                <dd>In an empty reply: canned replies</dd>
              </div>
              <div>
                <dt>
                  <kbd>Esc</kbd>
                </dt>
                <dd>Leave the reply</dd>
              </div>
            </dl>
            <Switch
              checked={keys}
              onChange={(_, { checked }) => prefer({ keys: checked })}
              label="Single keys act outside of fields"
            />
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary">Done</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
