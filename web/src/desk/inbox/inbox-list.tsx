import './inbox-list.css';
import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { UnrecognisedLine, UnrecognisedList } from '../../../../src/domain/wire/inbox-wire.ts';
import { useDesk } from '../client/use-desk.ts';
import { sentence, tell } from '../parts/words.ts';
import { clockTime, dayWords } from '../times/clock-words.ts';

/** The messages that the bot did not understand, the newest first, each to be dismissed once it is dealt with. */
export function InboxList() {
  const desk = useDesk();
  const [list, setList] = useState<UnrecognisedList | 'loading' | 'away'>('loading');
  useEffect(() => {
    void desk.unrecognised().then((found) => setList(found ?? 'away'));
  }, [desk]);
  if (typeof list === 'string')
    return <p role="status">{list === 'away' ? tell('ask', 'away') : tell('queue', 'loading')}</p>;
  const dismiss = async ({ number }: UnrecognisedLine) => {
    if (!(await desk.dismiss([number]))) return setList('away');
    setList({ total: list.total - 1, lines: list.lines.filter((line) => line.number !== number) });
  };
  const left = list.total - list.lines.length;
  return (
    <>
      <p className="inbox-hint">{tell('inbox', 'hint')}</p>
      <p role="status">
        {list.lines.length === 0 ? tell('inbox', 'none') : tell('inbox', 'count', { count: list.total })}
      </p>
      <ul className="inbox">
        {list.lines.map((line) => (
          <Line key={line.number} line={line} onDismiss={() => void dismiss(line)} />
        ))}
      </ul>
      {left > 0 && <p>{tell('inbox', 'more', { count: left })}</p>}
    </>
  );
}

type LineParts = { readonly line: UnrecognisedLine; readonly onDismiss: () => void };

function Line({ line: { text, at, why, language, likeliest }, onDismiss }: LineParts) {
  const told = [`${dayWords(at, Date.now(), tell)}, ${clockTime(at)}`, sentence(tell('inbox', why))];
  return (
    <li>
      <div>
        <blockquote dir="auto" lang={language}>
          {text}
        </blockquote>
        <p>{told.join(' · ')}</p>
        {likeliest.length > 0 && <p>{tell('inbox', 'likeliest', { flows: likeliest.join(', ') })}</p>}
      </div>
      <Button size="small" aria-label={tell('inbox', 'dismiss-this', { text })} onClick={onDismiss}>
        {tell('inbox', 'dismiss')}
      </Button>
    </li>
  );
}
