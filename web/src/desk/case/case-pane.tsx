import './case-pane.css';
import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { NoteRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import type { Handoff } from '../../../../src/domain/handoff/handoff.ts';
import { useView } from '../client/use-desk.ts';
import { useCommand } from '../keys/commands.ts';
import { Stars } from '../parts/stars.tsx';
import { tell } from '../parts/words.ts';
import { Transcript } from '../transcript/transcript.tsx';
import { CaseBar } from './case-bar.tsx';
import { Composer } from './composer.tsx';
import { NoteField } from './note-field.tsx';

type CasePaneParts = { readonly id: string; readonly toaster: string };

/** The conversation in the middle: who it is, what can be done, what was said, and where to answer. */
export function CasePane({ id, toaster }: CasePaneParts) {
  const open = useView((view) => view.cases[id]);
  const isMissing = useView((view) => view.missing.includes(id));
  const me = useView((view) => view.me?.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const isMine = open?.handoff.state === 'claimed' && open.handoff.agent?.id === me;
  const wasMine = useRef<boolean>(undefined);
  useEffect(() => {
    if (open === undefined) return;
    // After a claim the agent wants to write; in other cases the focus stays where it is.
    if (isMine && wasMine.current === false) field.current?.focus();
    wasMine.current = isMine;
  }, [isMine, open]);
  const [wantsNote, note] = useState(false);
  const mayNote = open !== undefined && !['closed', 'withdrawn'].includes(open.handoff.state);
  const isNoting = wantsNote && mayNote;
  useCommand('m', mayNote ? () => note(true) : undefined);
  useCommand('r', isMine ? () => field.current?.focus() : undefined);
  return (
    <main className="conversation" data-pane="conversation" tabIndex={-1} aria-label={tell('conversation', 'title')}>
      {open === undefined ? (
        <div className="opening">
          {isMissing ? <p>{tell('conversation', 'missing')}</p> : <Spinner label={tell('conversation', 'opening')} />}
        </div>
      ) : (
        <>
          <CaseBar open={open} isMine={isMine} toaster={toaster} />
          <Transcript id={id} open={open} />
          {isNoting && <NoteField id={id} onClose={() => note(false)} />}
          {!isNoting && isMine && <Composer id={id} field={field} toaster={toaster} onNote={() => note(true)} />}
          {!isNoting && !isMine && <ReadOnly handoff={open.handoff} onNote={mayNote ? () => note(true) : undefined} />}
        </>
      )}
    </main>
  );
}

/** Why there is no field to write in. */
function ReadOnly({ handoff, onNote }: { readonly handoff: Handoff; readonly onNote: (() => void) | undefined }) {
  const words = readOnlyWords(handoff);
  return (
    <div className="read-only">
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>
          {words} {handoff.state === 'closed' && handoff.rating && <Stars {...handoff.rating} />}
        </MessageBarBody>
      </MessageBar>
      {onNote && (
        <Button size="small" icon={<NoteRegular />} onClick={onNote} aria-keyshortcuts="m">
          {tell('note', 'write')}
        </Button>
      )}
    </div>
  );
}

function readOnlyWords({ state, agent, rating }: Handoff): string {
  switch (state) {
    case 'requested':
    case 'released':
      return tell('conversation', 'claim-to-answer');
    case 'ticketed':
      return tell('conversation', 'ticket-to-answer');
    case 'claimed':
      return tell('conversation', 'read-along', { agent: agent?.name ?? tell('people', 'somebody') });
    case 'withdrawn':
      return tell('conversation', 'went-back');
    case 'closed':
      return rating ? tell('conversation', 'closed-rated') : tell('conversation', 'closed');
  }
}
