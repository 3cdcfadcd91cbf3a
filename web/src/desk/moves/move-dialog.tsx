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
import { isComposing } from '../keys/is-composing.ts';
import { tell } from '../parts/words.ts';
import { ColleagueChoice } from './colleague-choice.tsx';
import { useColleagues } from './use-colleagues.ts';

export type Asking =
  | 'close'
  | 'close-ticket'
  | 'transfer'
  | 'release'
  | 'assign'
  | 'take-over'
  | 'hand-back'
  | undefined;

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
  const agent = handoff.agent?.name ?? tell('people', 'somebody');
  const colleagues = useColleagues(asking === 'assign');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = new FormData(event.currentTarget);
    onClose();
    const choice = String(written.get('choice') ?? '').trim();
    const to = colleagues?.find(({ id }) => id === choice);
    const move = type === 'assign' ? to && ({ type, to } as const) : moveOf(type, choice);
    if (move) void onMove(move);
  };
  return (
    <Dialog open={asking !== undefined} onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className="move-dialog">
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{type === 'take-over' ? tell('ask', type, { agent }) : tell('ask', type)}</DialogTitle>
            <DialogContent>
              {type === 'close' && <Note hint={tell('ask', 'close-hint', { person })} />}
              {type === 'close-ticket' && (
                <Note
                  label={tell('ask', 'close-ticket-why')}
                  isNeeded
                  hint={tell('ask', 'close-ticket-hint', { person })}
                />
              )}
              {type === 'release' && <Note hint={tell('ask', 'release-hint', { person })} />}
              {type === 'transfer' && <Teams current={handoff.team} />}
              {type === 'assign' && (
                <ColleagueChoice colleagues={colleagues} current={handoff.agent?.id} person={person} />
              )}
              {type === 'take-over' && <Note hint={tell('ask', 'take-over-hint', { agent, person })} />}
              {type === 'hand-back' && <Steps handoff={handoff} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{tell('ask', 'cancel')}</Button>
              <Button type="submit" appearance="primary">
                {tell('moves', buttons[type])}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

const buttons = {
  close: 'close',
  'close-ticket': 'close',
  transfer: 'transfer',
  release: 'release',
  assign: 'assign',
  'take-over': 'take-over',
  'hand-back': 'hand-back',
} as const;

function moveOf(type: Exclude<Asking, 'assign' | undefined>, choice: string): AgentMove {
  switch (type) {
    case 'close':
    case 'close-ticket':
      return { type: 'close', ...(choice !== '' && { note: choice }) };
    case 'release':
    case 'take-over':
      return { type, ...(choice !== '' && { why: choice }) };
    case 'transfer':
      return { type, team: choice };
    case 'hand-back':
      return { type, ...(choice !== '' && { step: choice }) };
  }
}

type NoteParts = { readonly hint: string; readonly label?: string; readonly isNeeded?: boolean };

/** A field in which Enter submits, as it does in a reply. */
function Note({ hint, label = tell('ask', 'note'), isNeeded = false }: NoteParts) {
  return (
    <Field label={label} hint={hint} required={isNeeded}>
      <Textarea
        name="choice"
        rows={3}
        maxLength={1000}
        autoFocus
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
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
    <Field label={tell('ask', 'team')} hint={tell('ask', 'transfer-hint')}>
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
  if (!steps || steps.length === 0) return <p>{tell('ask', 'hand-back-no-steps')}</p>;
  return (
    <Field label={tell('ask', 'hand-back-at')} hint={tell('ask', 'hand-back-hint')}>
      <Select name="choice" autoFocus defaultValue={steps.some(({ id }) => id === next) ? (next ?? '') : ''}>
        <option value="">{tell('ask', 'hand-back-anywhere')}</option>
        {steps.map(({ id, title }) => (
          <option key={id} value={id}>
            {id === next ? tell('ask', 'hand-back-next', { step: title }) : title}
          </option>
        ))}
      </Select>
    </Field>
  );
}
