import './note-field.css';
import { Button } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { longestAgentText } from '../../../../src/domain/wire/desk-wire.ts';
import { useDesk } from '../client/use-desk.ts';
import { isComposing } from '../keys/is-composing.ts';
import { useColleagues } from '../moves/use-colleagues.ts';
import { WithKeys } from '../parts/with-keys.tsx';
import { tell } from '../parts/words.ts';
import { CannedList } from './canned-list.tsx';
import { useKeptText } from './use-kept-text.ts';
import { useOffered } from './use-offered.ts';

type NoteFieldParts = { readonly id: string; readonly onClose: () => void };

/** What is typed behind the last `@`, up to the end: the name of a colleague that is begun. */
const begun = /(?:^|\s)@([^\s@]*)$/;

/** Where an agent writes a note, which colleagues alone read; with `@` they are called by name. */
export function NoteField({ id, onClose }: NoteFieldParts) {
  const desk = useDesk();
  const [text, keep] = useKeptText(`fixpath-desk note ${id}`);
  const colleagues = useColleagues(true) ?? [];
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const name = begun.exec(text)?.[1]?.toLowerCase();
  const offered =
    name === undefined
      ? []
      : colleagues
          .filter((each) => each.name.toLowerCase().startsWith(name))
          .map((each) => [each.name, tell('ask', each.isThere ? 'is-there' : 'is-away')] as const);

  const take = (name: string) => {
    write(`${text.replace(/@[^\s@]*$/, '')}@${name} `);
    field.current?.focus();
  };
  const { chosen, choose, onKey } = useOffered(offered, ([call]) => take(call));
  const write = (words: string) => {
    keep(words);
    choose(0);
  };
  const send = () => {
    const words = text.trim();
    if (words === '') return;
    desk.note(id, words);
    write('');
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event) || onKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) send();
    else if (event.key === 'Escape') {
      onClose();
      field.current?.closest<HTMLElement>('[data-pane]')?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <form
      className="composer note-field"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {offered.length > 0 && (
        <CannedList
          label={tell('note', 'colleagues')}
          offered={offered}
          chosen={chosen}
          onTake={(_, call) => take(call)}
        />
      )}
      <textarea
        ref={field}
        value={text}
        rows={1}
        maxLength={longestAgentText}
        placeholder={tell('note', 'hint')}
        aria-label={tell('note', 'title')}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? 'canned' : undefined}
        aria-activedescendant={offered.length > 0 ? `canned-${chosen}` : undefined}
        onChange={({ target: { value } }) => write(value)}
        onKeyDown={onKeyDown}
      />
      <div className="composer-tools">
        <span className="hint">
          <WithKeys text={tell('note', 'keys')} />
        </span>
        <Button appearance="subtle" onClick={onClose}>
          {tell('ask', 'cancel')}
        </Button>
        <Button type="submit" disabledFocusable={text.trim() === ''}>
          {tell('note', 'keep')}
        </Button>
      </div>
    </form>
  );
}
