import { ReadingDialog } from '../parts/reading-dialog.tsx';
import { tell } from '../parts/words.ts';
import { InboxList } from './inbox-list.tsx';

type InboxDialogParts = { readonly isOpen: boolean; readonly onClose: () => void };

/** The inbox above the workplace, for whoever has both. */
export function InboxDialog(parts: InboxDialogParts) {
  return (
    <ReadingDialog title={tell('inbox', 'title')} {...parts}>
      <InboxList />
    </ReadingDialog>
  );
}
