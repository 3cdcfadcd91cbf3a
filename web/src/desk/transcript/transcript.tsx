import './transcript.css';
import { Button } from '@fluentui/react-components';
import { Fragment, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DeskEntry } from '../../../../src/domain/wire/desk-wire.ts';
import type { OpenCase } from '../client/desk-view.ts';
import { markRead, readMarkOf } from '../client/read-marks.ts';
import { useView } from '../client/use-desk.ts';
import { personName } from '../parts/person-name.ts';
import { tell } from '../parts/words.ts';
import { dayWords, isSameDay } from '../times/clock-words.ts';
import { useUntil } from '../times/use-until.ts';
import { EntryLine } from './entry-line.tsx';
import { OutgoingLines } from './outgoing-lines.tsx';
import { sentStateOf } from './sent-mark.tsx';

type TranscriptParts = { readonly id: string; readonly open: OpenCase };

const nearEnd = 80;

/** Everything that was said. The newest is at the bottom and in view, unless the agent has scrolled up. */
export function Transcript({ id, open }: TranscriptParts) {
  const { entries } = open;
  const person = personName(open.handoff.person?.name, open.handoff.conversation, tell);
  const me = useView((view) => view.me?.name);
  const unsent = useView(
    ({ outbox, uploads }) => [...outbox, ...uploads].filter(({ handoff }) => handoff === id).length,
  );
  const isTyping = useUntil(open.typingUntil) && open.handoff.state === 'claimed';
  const place = useRef<HTMLDivElement>(null);
  const lines = useRef<HTMLDivElement>(null);
  const scrolledTo = useRef(0);
  const toEnd = useCallback(() => place.current?.scrollTo({ top: place.current.scrollHeight }), []);
  const [isAtEnd, setAtEnd] = useState(true);
  // Where "new" begins is fixed when the conversation is opened, so that it stays while it is read.
  const [readUpTo] = useState(() => readMarkOf(id)?.number);
  const firstNew = readUpTo && entries.find(({ by, number }) => by === 'person' && number > readUpTo)?.number;
  const last = entries.at(-1);
  const refused = useMemo(() => Map.groupBy(open.refused, ({ entry }) => entry), [open.refused]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever adds lines scrolls to the last one
  useLayoutEffect(() => {
    if (isAtEnd) toEnd();
  }, [entries, unsent, isTyping]);
  useEffect(() => {
    // Heights change for other reasons too: a picture arrives, the field below grows, a phone shows its keyboard.
    const watcher = new ResizeObserver(() => isAtEnd && toEnd());
    for (const each of [place.current, lines.current]) if (each) watcher.observe(each);
    return () => watcher.disconnect();
  }, [isAtEnd, toEnd]);
  useEffect(() => {
    const markSeen = () => {
      if (last && isAtEnd && !document.hidden && place.current?.getClientRects().length) markRead(id, last);
    };
    markSeen();
    document.addEventListener('visibilitychange', markSeen);
    return () => document.removeEventListener('visibilitychange', markSeen);
  }, [id, last, isAtEnd]);

  return (
    <div className="transcript-frame">
      <div
        className="transcript"
        ref={place}
        role="log"
        aria-live="off"
        aria-label={tell('conversation', 'with', { person })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          // Only scrolling up leaves the end; lines and pictures that arrive move the end, and the view follows.
          if (scrollHeight - scrollTop - clientHeight < nearEnd) setAtEnd(true);
          else if (scrollTop < scrolledTo.current) setAtEnd(false);
          scrolledTo.current = scrollTop;
        }}
      >
        <div ref={lines}>
          {entries.length === 0 && <p className="soft pad">{tell('conversation', 'nothing-said')}</p>}
          {entries.map((entry, index) => {
            const before = entries[index - 1];
            return (
              <Fragment key={entry.number}>
                {!(before && isSameDay(before.at, entry.at)) && (
                  <h3 className="day">{dayWords(entry.at, Date.now(), tell)}</h3>
                )}
                {entry.number === firstNew && (
                  <p className="new-line">
                    <span>{tell('conversation', 'new')}</span>
                  </p>
                )}
                <EntryLine
                  handoff={id}
                  entry={entry}
                  person={person}
                  isMe={entry.name === me}
                  isFirst={!isSameVoice(before, entry)}
                  isUpdate={entry.state !== undefined && entry.state === stateBefore(entries, index)}
                  refused={refused.get(entry.id)}
                  sent={isSaid(entry) ? sentStateOf(entry, open.reached) : undefined}
                />
              </Fragment>
            );
          })}
          <OutgoingLines id={id} />
          {isTyping && <Typing person={person} />}
        </div>
      </div>
      {!isAtEnd && (
        <Button className="to-end" shape="circular" size="small" onClick={toEnd}>
          {tell('conversation', 'newest')}
        </Button>
      )}
    </div>
  );
}

/** Dots while the person writes. */
function Typing({ person }: { readonly person: string }) {
  return (
    <p className="typing" role="status">
      <span className="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {tell('conversation', 'typing', { person })}
    </p>
  );
}

/** The state as of the nearest line above that has one. */
function stateBefore(entries: readonly DeskEntry[], index: number): DeskEntry['state'] {
  return entries.slice(0, index).findLast(({ state }) => state !== undefined)?.state;
}

/** Whether an agent says it to the person. */
function isSaid({ by, isNote }: DeskEntry): boolean {
  return by === 'agent' && !isNote;
}

const pause = 5 * 60_000;

function isSameVoice(before: DeskEntry | undefined, { by, name, at, isNote }: DeskEntry): boolean {
  if (before?.isNote !== isNote) return false;
  return before !== undefined && before.by === by && before.name === name && at - before.at < pause && by !== 'system';
}
