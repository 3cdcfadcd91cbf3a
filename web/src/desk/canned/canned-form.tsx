import {
  Button,
  Checkbox,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  Select,
  Textarea,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import {
  type CannedAnswer,
  type CannedReply,
  longestCannedTitle,
  unknownCannedName,
} from '../../../../src/domain/handoff/canned-reply.ts';
import { present } from '../../../../src/domain/present.ts';
import { cannedNames } from '../../../../src/domain/text/fill-canned.ts';
import { longestAgentText } from '../../../../src/domain/wire/desk-wire.ts';
import type { Heard } from '../client/ask-desk.ts';
import { newKey } from '../client/outbox.ts';
import { useDesk, useView } from '../client/use-desk.ts';
import { takeFocus } from '../parts/take-focus.ts';
import { languageName, tell } from '../parts/words.ts';
import type { CannedEdit } from './create-canned.ts';

type CannedFormParts = {
  readonly edit: CannedEdit;
  /** Something was written, which is kept. */
  readonly onWrite: (edit: CannedEdit) => void;
  /** It was saved, or given up. */
  readonly onLeave: () => void;
};

/** What kept it from being saved, and how it stands with others if one of them changed it meanwhile. */
type Trouble = { readonly words: string; readonly field?: 'title' | 'text'; readonly theirs?: CannedReply };

/** One canned reply to be written. A colleague who changed it meanwhile is told of, and nobody's words are written over. */
export function CannedForm({ edit, onWrite, onLeave }: CannedFormParts) {
  const desk = useDesk();
  const [trouble, setTrouble] = useState<Trouble>();
  const [isBusy, setBusy] = useState(false);
  const { title, text } = edit;
  const write = (part: Partial<CannedEdit>) => {
    setTrouble((now) => (now?.theirs ? now : undefined));
    onWrite({ ...edit, ...part });
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const fault = faultIn(edit);
    setTrouble(fault);
    if (fault || isBusy) return;
    setBusy(true);
    const heard = await desk.keepCanned(edit);
    setBusy(false);
    if (heard.type === 'heard' && heard.value.type === 'kept') return onLeave();
    const met = troubleOf(heard);
    setTrouble(met);
    // Saved once more, it is a new one.
    if (heard.type === 'heard' && heard.value.type === 'refused' && heard.value.why === 'gone')
      onWrite({ ...edit, id: newKey(), revision: 0 });
  };
  const messageAt = (field: 'title' | 'text') => (trouble?.field === field ? trouble.words : null);
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <DialogBody>
        <DialogTitle>{tell('canned', edit.revision === 0 ? 'new' : 'change')}</DialogTitle>
        <DialogContent className="canned-form">
          {trouble && !trouble.field && (
            <MessageBar intent="warning" layout="multiline" role="alert">
              <MessageBarBody>{trouble.words}</MessageBarBody>
            </MessageBar>
          )}
          {trouble?.theirs && (
            <Theirs
              reply={trouble.theirs}
              onTake={({ by: _, at: __, ...theirs }) => {
                setTrouble(undefined);
                onWrite(theirs);
              }}
              onOwn={({ revision }) => {
                setTrouble(undefined);
                onWrite({ ...edit, revision });
              }}
            />
          )}
          <Field label={tell('canned', 'name')} required validationMessage={messageAt('title')}>
            <Input
              value={title}
              maxLength={longestCannedTitle}
              ref={takeFocus}
              onChange={(_, { value }) => write({ title: value })}
            />
          </Field>
          <Field
            label={tell('canned', 'text')}
            hint={tell('canned', 'text-hint', { names: cannedNames.map((name) => `{{${name}}}`).join(', ') })}
            required
            validationMessage={messageAt('text')}
          >
            <Textarea
              value={text}
              rows={6}
              maxLength={longestAgentText}
              resize="vertical"
              onChange={(_, { value }) => write({ text: value })}
            />
          </Field>
          <CannedScope edit={edit} onWrite={onWrite} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onLeave}>{tell('canned', 'give-up')}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
            {tell('canned', 'save')}
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}

/** Who sees it, and in which language it is offered. */
function CannedScope({ edit, onWrite }: Pick<CannedFormParts, 'edit' | 'onWrite'>) {
  const languages = useView((view) => view.settings?.languages) ?? [];
  const { language, isOwn } = edit;
  return (
    <>
      {languages.length > 1 && (
        <Field label={tell('canned', 'language')}>
          <Select
            value={language ?? ''}
            onChange={(_, { value }) => {
              const { language: _before, ...rest } = edit;
              onWrite(present({ ...rest, language: value === '' ? undefined : value }));
            }}
          >
            <option value="">{tell('canned', 'any-language')}</option>
            {languages.map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {(edit.revision === 0 || isOwn) && (
        <Checkbox
          label={tell('canned', 'only-me')}
          checked={isOwn ?? false}
          onChange={(_, { checked }) => {
            const { isOwn: _before, ...rest } = edit;
            onWrite(present({ ...rest, isOwn: checked === true ? true : undefined }));
          }}
        />
      )}
    </>
  );
}

type TheirsParts = {
  readonly reply: CannedReply;
  readonly onTake: (theirs: CannedReply) => void;
  readonly onOwn: (theirs: CannedReply) => void;
};

/** What a colleague made of it, to be taken or written over on purpose. */
function Theirs({ reply, onTake, onOwn }: TheirsParts) {
  return (
    <blockquote className="canned-theirs">
      <strong dir="auto">{reply.title}</strong>
      <span dir="auto">{reply.text}</span>
      <div>
        <Button size="small" onClick={() => onTake(reply)}>
          {tell('canned', 'take-theirs')}
        </Button>
        <Button size="small" onClick={() => onOwn(reply)}>
          {tell('canned', 'keep-mine')}
        </Button>
      </div>
    </blockquote>
  );
}

/** What keeps it from being sent to the desk at all. */
function faultIn({ title, text }: CannedEdit): Trouble | undefined {
  if (title.trim() === '') return { field: 'title', words: tell('canned', 'no-title') };
  if (text.trim() === '') return { field: 'text', words: tell('canned', 'no-text') };
  const name = unknownCannedName(text);
  return name === undefined ? undefined : { field: 'text', words: tell('canned', 'no-name', { name: `{{${name}}}` }) };
}

function troubleOf(heard: Heard<CannedAnswer>): Trouble {
  if (heard.type !== 'heard' || heard.value.type !== 'refused') return { words: tell('canned', 'away') };
  const { value } = heard;
  if (value.why === 'changed')
    return { words: tell('canned', 'changed', { agent: value.reply.by.name }), theirs: value.reply };
  return value.why === 'taken'
    ? { field: 'title', words: tell('canned', 'taken') }
    : { words: tell('canned', value.why) };
}
