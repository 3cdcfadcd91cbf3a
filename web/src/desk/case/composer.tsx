import './composer.css';
import { Button, Toast, ToastTitle, Tooltip, useToastController } from '@fluentui/react-components';
import { AttachRegular, EditRegular, FlashRegular, NoteRegular, SendFilled } from '@fluentui/react-icons';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { longestAgentText } from '../../../../src/domain/wire/desk-wire.ts';
import { useCanned } from '../canned/use-canned.ts';
import { useDesk } from '../client/use-desk.ts';
import { isComposing } from '../keys/is-composing.ts';
import { WithKeys } from '../parts/with-keys.tsx';
import { tell } from '../parts/words.ts';
import { CannedList, matching } from './canned-list.tsx';
import { useKeptText } from './use-kept-text.ts';
import { useOffered } from './use-offered.ts';

type ComposerParts = {
  readonly id: string;
  readonly onNote: () => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly toaster: string;
};

/** Where an agent writes. A draft survives reloads and lost connections until it is sent. */
export function Composer({ id, field, toaster, onNote }: ComposerParts) {
  const desk = useDesk();
  const canned = useCanned(id);
  const [text, write] = useKeptText(`fixpath-desk draft ${id}`);
  const [isOpen, open] = useState(false);
  const { dispatchToast } = useToastController(toaster);
  const search = text.startsWith('/') ? text.slice(1) : '';
  const offered = isOpen ? matching(canned, search) : [];

  const send = () => {
    const words = text.trim();
    if (words === '') return;
    desk.say(id, words);
    write('');
    open(false);
    field.current?.focus();
  };
  const take = (words: string) => {
    write(text.startsWith('/') || text === '' ? words : `${text.trimEnd()} ${words}`);
    open(false);
    field.current?.focus();
  };
  const { chosen, choose, onKey } = useOffered(offered, ([, words]) => take(words));
  const attach = async (files: FileList | null) => {
    for (const file of files ?? []) {
      const heard = await desk.send(id, file);
      const fault = faultOf(heard, file.name);
      if (fault) dispatchToast(toast(fault), { intent: 'error' });
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event) || onKey(event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (isOpen) open(false);
      else field.current?.closest<HTMLElement>('[data-pane]')?.focus();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {isOpen && (
        <CannedList label={tell('reply', 'canned')} offered={offered} chosen={chosen} onTake={take}>
          <Button
            className="canned-edit"
            size="small"
            appearance="transparent"
            icon={<EditRegular />}
            onClick={() => {
              open(false);
              desk.editCanned(true);
            }}
          >
            {tell('canned', 'open')}
          </Button>
        </CannedList>
      )}
      <textarea
        ref={field}
        value={text}
        rows={1}
        maxLength={longestAgentText}
        placeholder={tell('reply', 'hint')}
        aria-label={tell('reply', 'title')}
        aria-autocomplete="list"
        aria-controls={isOpen ? 'canned' : undefined}
        aria-activedescendant={isOpen && offered.length > 0 ? `canned-${chosen}` : undefined}
        onChange={({ target: { value } }) => {
          write(value);
          open(value.startsWith('/') && !value.includes('\n'));
          choose(0);
          if (value !== '' && !value.startsWith('/')) desk.typing(id);
        }}
        onKeyDown={onKeyDown}
        onPaste={({ clipboardData: { files } }) => void attach(files)}
      />
      <ComposerTools
        isOpen={isOpen}
        isEmpty={text.trim() === ''}
        onCanned={() => {
          open(!isOpen);
          choose(0);
          field.current?.focus();
        }}
        onFiles={attach}
        onNote={onNote}
      />
    </form>
  );
}

type ComposerToolsParts = {
  readonly isOpen: boolean;
  readonly isEmpty: boolean;
  readonly onCanned: () => void;
  readonly onFiles: (files: FileList | null) => Promise<void>;
  readonly onNote: () => void;
};

/** What stands below the field: canned replies, files, a note, and sending. */
function ComposerTools({ isOpen, isEmpty, onCanned, onFiles, onNote }: ComposerToolsParts) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="composer-tools">
      <Tooltip content={tell('reply', 'canned-open')} relationship="label">
        <Button appearance="subtle" icon={<FlashRegular />} aria-expanded={isOpen} onClick={onCanned} />
      </Tooltip>
      <Tooltip content={tell('reply', 'attach')} relationship="label">
        <Button appearance="subtle" icon={<AttachRegular />} onClick={() => picker.current?.click()} />
      </Tooltip>
      <Tooltip content={tell('note', 'write')} relationship="label">
        <Button appearance="subtle" icon={<NoteRegular />} onClick={onNote} aria-keyshortcuts="m" />
      </Tooltip>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ target }) => {
          void onFiles(target.files).then(() => {
            target.value = '';
          });
        }}
      />
      <span className="hint">
        <WithKeys text={tell('reply', 'keys')} />
      </span>
      <Tooltip content={tell('reply', 'send')} relationship="label">
        <Button type="submit" appearance="primary" shape="circular" icon={<SendFilled />} disabledFocusable={isEmpty} />
      </Tooltip>
    </div>
  );
}

function toast(words: string) {
  return (
    <Toast>
      <ToastTitle>{words}</ToastTitle>
    </Toast>
  );
}

function faultOf(heard: Awaited<ReturnType<ReturnType<typeof useDesk>['send']>>, name: string): string | undefined {
  switch (heard.type) {
    case 'heard':
      return heard.value?.type === 'refused' ? tell('refusals', heard.value.why) : undefined;
    case 'turned-down':
      return tell('reply', 'file-refused', { file: name });
    // It is shown waiting as a line of its own.
    default:
      return undefined;
  }
}
