import './canned-dialog.css';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { AddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import type { CannedReply } from '../../../../src/domain/handoff/canned-reply.ts';
import { useKeptText } from '../case/use-kept-text.ts';
import { newKey } from '../client/outbox.ts';
import { useDesk, useView } from '../client/use-desk.ts';
import { useCommand } from '../keys/commands.ts';
import { takeFocus } from '../parts/take-focus.ts';
import { languageName, tell } from '../parts/words.ts';
import { CannedForm } from './canned-form.tsx';
import type { CannedEdit } from './create-canned.ts';

const nothing: Readonly<Record<string, string>> = {};

/** Where agents write canned replies: all there are, and a form for one. What is begun is kept until it is saved or given up. */
export function CannedDialog() {
  const desk = useDesk();
  const me = useView((view) => view.me?.id);
  const isOpen = useView((view) => view.editsCanned) ?? false;
  const [kept, keep] = useKeptText(`fixpath-desk canned ${me}`);
  useCommand('e', () => desk.editCanned(true));
  const edit = editIn(kept);
  const begin = (next: CannedEdit | undefined) => keep(next === undefined ? '' : JSON.stringify(next));
  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => !open && desk.editCanned(false)}>
      <DialogSurface className="canned-dialog">
        {edit ? (
          <CannedForm edit={edit} onWrite={begin} onLeave={() => begin(undefined)} />
        ) : (
          <Overview onEdit={begin} onClose={() => desk.editCanned(false)} />
        )}
      </DialogSurface>
    </Dialog>
  );
}

/** Only the dialog writes it. */
function editIn(kept: string): CannedEdit | undefined {
  try {
    return kept === '' ? undefined : (JSON.parse(kept) as CannedEdit);
  } catch {
    return undefined;
  }
}

type OverviewParts = { readonly onEdit: (edit: CannedEdit) => void; readonly onClose: () => void };

function Overview({ onEdit, onClose }: OverviewParts) {
  const first = useRef<HTMLElement>(null);
  const focusFirst = () => first.current?.focus();
  useEffect(focusFirst, []);
  const replies = useView((view) => view.canned) ?? [];
  const written = useView((view) => view.settings?.cannedReplies) ?? nothing;
  return (
    <DialogBody>
      <DialogTitle>{tell('canned', 'title')}</DialogTitle>
      <DialogContent>
        <Button
          ref={(button: HTMLElement | null) => {
            first.current = button;
          }}
          appearance="primary"
          icon={<AddRegular />}
          onClick={() => onEdit({ id: newKey(), revision: 0, title: '', text: '' })}
        >
          {tell('canned', 'new')}
        </Button>
        <p className="canned-hint">{tell('canned', 'hint')}</p>
        <ul className="canned-rows">
          {replies.map((reply) => (
            <AgentsReply key={reply.id} reply={reply} onEdit={() => onEdit(editOf(reply))} onAnswered={focusFirst} />
          ))}
          {Object.entries(written).map(([title, text]) => (
            <li key={title}>
              <Words title={title} text={text} marks={[tell('canned', 'of-writers')]} />
            </li>
          ))}
        </ul>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{tell('keys', 'done')}</Button>
      </DialogActions>
    </DialogBody>
  );
}

function editOf({ by: _, at: __, ...edit }: CannedReply): CannedEdit {
  return edit;
}

type AgentsReplyParts = {
  readonly reply: CannedReply;
  readonly onEdit: () => void;
  /** What was asked about it is answered, and the focus would be nowhere. */
  readonly onAnswered: () => void;
};

/** A reply of an agent, which can be changed and, once that is confirmed, deleted. */
function AgentsReply({ reply, onEdit, onAnswered }: AgentsReplyParts) {
  const desk = useDesk();
  const [isAsking, ask] = useState(false);
  const [fault, setFault] = useState<string>();
  const { title, text, language, isOwn, by } = reply;
  const remove = async () => {
    ask(false);
    onAnswered();
    const heard = await desk.removeCanned(reply);
    if (heard.type !== 'heard') setFault(tell('ask', 'away'));
    else if (heard.value.type === 'refused') setFault(tell('canned', 'changed', { agent: changerIn(heard.value) }));
  };
  return (
    <li>
      <Words
        title={title}
        text={text}
        marks={[
          tell('canned', isOwn ? 'own' : 'shared', { agent: by.name }),
          ...(language === undefined ? [] : [languageName(language)]),
        ]}
      />
      {isAsking ? (
        <Confirm
          words={tell('canned', isOwn ? 'delete-own' : 'delete-shared', { title })}
          onYes={() => void remove()}
          onNo={() => {
            ask(false);
            onAnswered();
          }}
        />
      ) : (
        <div className="canned-acts">
          <Button
            size="small"
            appearance="subtle"
            icon={<EditRegular />}
            aria-label={tell('canned', 'edit', { title })}
            onClick={onEdit}
          />
          <Button
            size="small"
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={tell('canned', 'delete-title', { title })}
            onClick={() => ask(true)}
          />
        </div>
      )}
      {fault && (
        <p className="canned-fault" role="alert">
          {fault}
        </p>
      )}
    </li>
  );
}

type ConfirmParts = { readonly words: string; readonly onYes: () => void; readonly onNo: () => void };

function Confirm({ words, onYes, onNo }: ConfirmParts) {
  return (
    <fieldset className="canned-acts">
      <legend>{words}</legend>
      <Button ref={takeFocus} size="small" appearance="primary" onClick={onYes}>
        {tell('canned', 'delete')}
      </Button>
      <Button size="small" onClick={onNo}>
        {tell('ask', 'cancel')}
      </Button>
    </fieldset>
  );
}

function changerIn(refused: object): string {
  const { reply } = refused as { readonly reply?: CannedReply }; // only what was changed has one
  return reply?.by.name ?? tell('people', 'somebody');
}

type WordsParts = { readonly title: string; readonly text: string; readonly marks: readonly string[] };

function Words({ title, text, marks }: WordsParts) {
  return (
    <div className="canned-words">
      <strong dir="auto">{title}</strong>
      <span dir="auto">{text}</span>
      <small>{marks.join(' · ')}</small>
    </div>
  );
}
