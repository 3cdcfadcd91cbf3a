import { Button, Tooltip } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { memo } from 'react';
import type { DeskEntry } from '../../../src/domain/desk-wire.ts';
import type { HandoffState } from '../../../src/domain/handoff.ts';
import { EntryFiles } from './entry-files.tsx';
import { clockTime } from './time-words.ts';
import { useDesk } from './use-desk.ts';
import { stateWords } from './words.ts';

type EntryLineParts = {
  readonly handoff: string;
  readonly entry: DeskEntry;
  readonly person: string;
  readonly isMe: boolean;
  /** The first of several in a row by the same voice: it carries the name. */
  readonly isFirst: boolean;
};

/** One line of the transcript. Every word is a text node, whoever wrote it. */
export const EntryLine = memo(function EntryLine({ handoff, entry, person, isMe, isFirst }: EntryLineParts) {
  const desk = useDesk();
  const { by, name, at, text, files, refused, state, item } = entry;
  if (by === 'system' || (text === '' && state !== undefined))
    return (
      <p className="system-line">
        {text || (state ? changeWords(state, name) : '')}{' '}
        <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>
      </p>
    );
  const voice = by === 'person' ? (name ?? person) : by === 'bot' ? 'Bot' : isMe ? 'You' : (name ?? 'Agent');
  return (
    <div className="line" data-by={by} data-first={isFirst || undefined}>
      <p className={isFirst ? 'line-name' : 'unseen'}>
        {voice} <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>
      </p>
      <div className="bubble" title={clockTime(at)}>
        {text !== '' && <p dir="auto">{by === 'bot' ? <Emphasised text={text} /> : text}</p>}
        {files && <EntryFiles files={files} />}
      </div>
      {refused !== undefined && (
        <Tooltip content={refused} relationship="description">
          <p className="refused">
            <WarningRegular /> Did not get through
            {item !== undefined && (
              <Button size="small" appearance="transparent" onClick={() => void desk.sendAgain(handoff, item)}>
                Send again
              </Button>
            )}
          </p>
        </Tooltip>
      )}
    </div>
  );
});

function changeWords(state: HandoffState, agent: string | undefined): string {
  if (state === 'requested') return 'Asked for a person';
  if (agent === undefined) return stateWords[state];
  return state === 'claimed' ? `${agent} joined` : state === 'closed' ? `Closed by ${agent}` : stateWords[state];
}

/** The bot's bold words in bold; all else of its markup stays as it was written. */
function Emphasised({ text }: { readonly text: string }) {
  let at = 0;
  return text.split('**').map((part, index, parts) => {
    const key = at;
    at += part.length + 2;
    const isBold = index % 2 === 1 && index < parts.length - 1;
    if (isBold) return <strong key={key}>{part}</strong>;
    return index % 2 === 1 ? `**${part}` : part;
  });
}
