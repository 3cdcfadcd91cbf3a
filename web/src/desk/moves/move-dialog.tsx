import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Select,
  Textarea,
} from '@fluentui/react-components';
import { type FormEvent, useRef } from 'react';
import type { AgentMove } from '../../../../src/domain/conversation/input.ts';
import { ledgerLines } from '../../../../src/domain/conversation/ledger-view.ts';
import type { Handoff } from '../../../../src/domain/handoff/handoff.ts';
import { useView } from '../client/use-desk.ts';

export type Asking = 'close' | 'close-ticket' | 'transfer' | 'release' | 'hand-back' | undefined;

type MoveDialogParts = {
  readonly asking: Asking;
  readonly handoff: Handoff;
  readonly person: string;
  readonly onClose: () => void;
  readonly onMove: (move: AgentMove) => Promise<void>;
};

/** The dialog that asks for what a move needs: a note, a team, a step. */
export function MoveDialog({ asking, handoff, person, onClose, onMove }: MoveDialogParts) {
  // The dialog keeps its content while it fades out.
  const last = useRef<Exclude<Asking, undefined>>('close');
  if (asking) last.current = asking;
  const type = last.current;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = new FormData(event.currentTarget);
    onClose();
    void onMove(moveOf(type, String(written.get('choice') ?? '').trim()));
  };
  return (
    <Dialog open={asking !== undefined} onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className="move-dialog">
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{titles[type]}</DialogTitle>
            <DialogContent>
              {type === 'close' && <Note hint={`Optional. ${person} does not see it and is asked for a rating.`} />}
              {type === 'close-ticket' && (
                <Note label="Why" isNeeded hint={`For colleagues. ${person} is told that it is closed, not why.`} />
              )}
              {type === 'release' && <Note hint={`Optional. ${person} is told that somebody else will take over.`} />}
              {type === 'transfer' && <Teams current={handoff.team} />}
              {type === 'hand-back' && <Steps handoff={handoff} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" appearance="primary">
                {buttons[type]}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

const titles = {
  close: 'Close this conversation?',
  'close-ticket': 'Close this ticket unclaimed?',
  transfer: 'Transfer to a team',
  release: 'Back to the queue?',
  'hand-back': 'Hand back to the bot',
};
const buttons = {
  close: 'Close',
  'close-ticket': 'Close',
  transfer: 'Transfer',
  release: 'Let go',
  'hand-back': 'Hand back',
};

function moveOf(type: Exclude<Asking, undefined>, choice: string): AgentMove {
  switch (type) {
    case 'close':
    case 'close-ticket':
      return { type: 'close', ...(choice !== '' && { note: choice }) };
    case 'release':
      return { type, ...(choice !== '' && { why: choice }) };
    case 'transfer':
      return { type, team: choice };
    case 'hand-back':
      return { type, ...(choice !== '' && { step: choice }) };
  }
}

type NoteParts = { readonly hint: string; readonly label?: string; readonly isNeeded?: boolean };

/** A field in which Enter submits, as it does in a reply. */
function Note({ hint, label = 'Note for colleagues', isNeeded = false }: NoteParts) {
  return (
    <Field label={label} hint={hint} required={isNeeded}>
      <Textarea
        name="choice"
        rows={3}
        maxLength={1000}
        autoFocus
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
    </Field>
  );
}

function Teams({ current }: { readonly current: string }) {
  const teams = useView((view) => view.settings?.teams);
  const others = teams?.filter(({ id }) => id !== current) ?? [];
  return (
    <Field label="Team" hint="They wait in that team’s queue with everything that was said.">
      <Select name="choice" autoFocus>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** The steps of the flow; the one that the bot would have tried next is selected. */
function Steps({ handoff }: { readonly handoff: Handoff }) {
  const flow = handoff.ledger?.flow;
  const steps = useView((view) => (flow === undefined ? undefined : view.settings?.steps[flow]));
  const next = ledgerLines(handoff.ledger ?? { rows: [] }).find(({ isNext }) => isNext)?.step;
  if (!steps || steps.length === 0)
    return <p>The bot takes over and asks what is wrong. They can ask for a person again at any time.</p>;
  return (
    <Field label="Go on with" hint="The bot takes over at this step. They can ask for a person again at any time.">
      <Select name="choice" autoFocus defaultValue={steps.some(({ id }) => id === next) ? (next ?? '') : ''}>
        <option value="">wherever it was</option>
        {steps.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
            {id === next ? ' (next)' : ''}
          </option>
        ))}
      </Select>
    </Field>
  );
}
