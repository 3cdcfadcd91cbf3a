import './erase-dialog.css';
import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { ErasureAnswer, PersonExtent, PersonScope } from '../../../../src/domain/wire/person-wire.ts';
import { useDesk } from '../client/use-desk.ts';
import { systemName, tell } from '../parts/words.ts';

type EraseFormParts = {
  readonly id: string;
  readonly person: string;
  /** How much there is; undefined while that is not known. */
  readonly extent: PersonExtent | undefined;
  readonly onClose: () => void;
};

/** What has become of it: nothing was asked yet, the desk is at it, it answered, or could not be reached. */
type Stage = 'asking' | 'erasing' | 'away' | ErasureAnswer;

/** Asks before somebody's words are erased for good, and tells what became of it. Escape leaves. */
export function EraseDialog({ isOpen, ...form }: EraseFormParts & { readonly isOpen: boolean }) {
  return (
    <Dialog open={isOpen} modalType="alert" onOpenChange={(_, { open }) => !open && form.onClose()}>
      <DialogSurface className="erase-dialog">
        <EraseForm {...form} />
      </DialogSurface>
    </Dialog>
  );
}

/** Begins anew each time the dialog opens. */
function EraseForm({ id, person, extent, onClose }: EraseFormParts) {
  const desk = useDesk();
  const [scope, setScope] = useState<PersonScope>('conversation');
  const [isUnderstood, understand] = useState(false);
  const [stage, setStage] = useState<Stage>('asking');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isUnderstood || stage === 'erasing') return;
    setStage('erasing');
    setStage((await desk.erase(id, scope)) ?? 'away');
  };
  const isOver = typeof stage === 'object';
  return (
    <form onSubmit={(event) => void submit(event)}>
      <DialogBody>
        <DialogTitle>{isOver ? tell('records', 'title') : tell('records', 'ask', { person })}</DialogTitle>
        <DialogContent>
          {isOver ? (
            <Told answer={stage} />
          ) : (
            <>
              <p>{tell('records', 'goes')}</p>
              <p>{tell('records', 'stays')}</p>
              <Scopes extent={extent} scope={scope} onChoose={setScope} />
              <Checkbox
                checked={isUnderstood}
                onChange={(_, { checked }) => understand(checked === true)}
                label={tell('records', 'understood')}
              />
            </>
          )}
          <p role="status">
            {stage === 'erasing' && tell('records', 'busy')}
            {stage === 'away' && tell('records', 'away')}
          </p>
        </DialogContent>
        <DialogActions>
          {!isOver && <Button onClick={onClose}>{tell('ask', 'cancel')}</Button>}
          {/* One button all along: whoever pressed it keeps the focus, and with it the dialog. */}
          <Button
            type={isOver ? 'button' : 'submit'}
            {...(isOver ? { onClick: onClose } : { className: 'danger' })}
            disabled={!isUnderstood}
            disabledFocusable={stage === 'erasing'}
          >
            {isOver ? tell('keys', 'done') : tell('records', 'erase-now')}
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}

type ScopeParts = {
  readonly extent: PersonExtent | undefined;
  readonly scope: PersonScope;
  readonly onChoose: (scope: PersonScope) => void;
};

/** This conversation alone, or all of the person's; nothing to choose where there is only one. */
function Scopes({ extent, scope, onChoose }: ScopeParts) {
  if (!extent || extent.conversations < 2) return null;
  return (
    <>
      <RadioGroup
        aria-label={tell('records', 'of')}
        value={scope}
        onChange={(_, { value }) => onChoose(value === 'person' ? 'person' : 'conversation')}
      >
        <Radio value="conversation" label={tell('records', 'of-conversation')} />
        <Radio value="person" label={tell('records', 'of-person', { count: extent.conversations })} />
      </RadioGroup>
      {extent.shared > 0 && <p>{tell('records', 'shared', { count: extent.shared })}</p>}
    </>
  );
}

/** What became of it, and what only others can take away. */
function Told({ answer }: { readonly answer: ErasureAnswer }) {
  if (answer.type === 'asked') return <p role="status">{tell('records', 'asked')}</p>;
  const { conversations, files, sentTo, tickets, utterances } = answer;
  return (
    <>
      <p role="status">{tell('records', 'erased', { conversations, files })}</p>
      {sentTo.length > 0 && <p>{tell('records', 'sent', { systems: sentTo.map(systemName).join(', ') })}</p>}
      {tickets.length > 0 && <p>{tell('records', 'tickets', { tickets: tickets.join(', ') })}</p>}
      {utterances.length > 0 && <p>{tell('records', 'utterances', { places: utterances.join(', ') })}</p>}
    </>
  );
}
