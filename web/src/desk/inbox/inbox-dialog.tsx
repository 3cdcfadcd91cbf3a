import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import { tell } from '../parts/words.ts';
import { InboxList } from './inbox-list.tsx';

type InboxDialogParts = { readonly isOpen: boolean; readonly onClose: () => void };

/** The inbox above the workplace, for whoever has both. */
export function InboxDialog({ isOpen, onClose }: InboxDialogParts) {
  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{tell('inbox', 'title')}</DialogTitle>
          <DialogContent>
            <InboxList />
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
