import './case-pane.css';
import { MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Handoff } from '../../../../src/domain/handoff/handoff.ts';
import { useView } from '../client/use-desk.ts';
import { useCommand } from '../keys/commands.ts';
import { Stars } from '../parts/stars.tsx';
import { CaseBar } from './case-bar.tsx';
import { Composer } from './composer.tsx';
import { Transcript } from './transcript.tsx';

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
  useCommand('r', isMine ? () => field.current?.focus() : undefined);
  return (
    <main className="conversation" data-pane="conversation" tabIndex={-1} aria-label="Conversation">
      {open === undefined ? (
        <div className="opening">
          {isMissing ? <p>This conversation is not there, or not for you.</p> : <Spinner label="Opening …" />}
        </div>
      ) : (
        <>
          <CaseBar open={open} isMine={isMine} toaster={toaster} />
          <Transcript id={id} open={open} />
          {isMine ? <Composer id={id} field={field} toaster={toaster} /> : <ReadOnly handoff={open.handoff} />}
        </>
      )}
    </main>
  );
}

/** Why there is no field to write in. */
function ReadOnly({ handoff }: { readonly handoff: Handoff }) {
  const words = readOnlyWords(handoff);
  return (
    <div className="read-only">
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>
          {words} {handoff.state === 'closed' && handoff.rating && <Stars {...handoff.rating} />}
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}

function readOnlyWords({ state, agent, rating }: Handoff): string {
  switch (state) {
    case 'requested':
    case 'released':
      return 'Claim this conversation to answer.';
    case 'ticketed':
      return 'Nobody was there when they asked. Claim the ticket to answer, or close it.';
    case 'claimed':
      return `${agent?.name ?? 'A colleague'} has this conversation. You can read along.`;
    case 'withdrawn':
      return 'They went back to the bot.';
    case 'closed':
      return rating ? 'Closed. They gave' : 'Closed.';
  }
}
