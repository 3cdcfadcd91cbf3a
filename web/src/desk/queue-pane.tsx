import { Tab, TabList } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { QueueLine } from '../../../src/domain/desk-wire.ts';
import { useCommand } from './commands.ts';
import { isWaiting } from './desk-view.ts';
import { QueueRow } from './queue-row.tsx';
import { useView } from './use-desk.ts';
import { goTo } from './use-place.ts';

const shelves = ['waiting', 'mine', 'tickets'] as const;
type Shelf = (typeof shelves)[number];
const shelfWords: Readonly<Record<Shelf, string>> = { waiting: 'Waiting', mine: 'Mine', tickets: 'Tickets' };
const emptyWords: Readonly<Record<Shelf, readonly [string, string]>> = {
  waiting: ['Nobody is waiting', 'Whoever asks for a person appears here at once.'],
  mine: ['You have nobody', 'Claim somebody who is waiting, and they stay here until you close.'],
  tickets: ['No tickets', 'Whoever found nobody here leaves a ticket; answer it when you can.'],
};

/** The list on the left: who waits, who is mine, which tickets are open; and below mine, who is with colleagues. */
export function QueuePane({ open }: { readonly open: string | undefined }) {
  const queue = useView((view) => view.queue);
  const me = useView((view) => view.me?.id);
  const [shelf, setShelf] = useState<Shelf>('waiting');
  const list = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => sorted(queue ?? [], me), [queue, me]);
  const openShelf = shelves.find((each) => lines[each].some(({ id }) => id === open));
  // A claim moves the open one to another shelf: the list goes along.
  useEffect(() => {
    if (openShelf) setShelf(openShelf);
  }, [openShelf]);

  const shown = shelf === 'mine' ? [...lines.mine, ...lines.others] : lines[shelf];
  const step = (by: 1 | -1) => {
    const at = shown.findIndex(({ id }) => id === open);
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
    if (!next) return;
    goTo(next.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.id)}"]`)?.focus();
  };
  useCommand('j', () => step(1));
  useCommand('k', () => step(-1));
  const longest = lines.waiting[0];
  useCommand('n', longest && (() => goTo(longest.id)));
  useCommand('1', () => setShelf('waiting'));
  useCommand('2', () => setShelf('mine'));
  useCommand('3', () => setShelf('tickets'));

  // One stop for Tab, arrows within: 200 rows are no obstacle on the way to the conversation.
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('.row') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (goal === undefined || at < 0) return;
    event.preventDefault();
    rows[goal]?.focus();
  };
  const stop = shown.some(({ id }) => id === open) ? open : shown[0]?.id;
  const [title, hint] = emptyWords[shelf];
  const count = (each: Shelf) => (each === 'mine' ? lines.mine.length : lines[each].length);
  return (
    <nav className="queue" data-pane="queue" tabIndex={-1} aria-label="Queue">
      <TabList
        className="shelves"
        selectedValue={shelf}
        onTabSelect={(_, { value }) => setShelf(shelves.find((each) => each === value) ?? 'waiting')}
        aria-label="Queue"
      >
        {shelves.map((each) => (
          <Tab key={each} value={each} id={`shelf-${each}`} aria-controls="shelf">
            {shelfWords[each]}
            <span className="count" data-strong={(each === 'waiting' && count(each) > 0) || undefined}>
              {count(each)}
            </span>
          </Tab>
        ))}
      </TabList>
      <div className="rows" id="shelf" role="tabpanel" aria-labelledby={`shelf-${shelf}`} ref={list} onKeyDown={onKey}>
        {queue === undefined && <p className="soft pad">Loading …</p>}
        {queue !== undefined && count(shelf) === 0 && (
          <div className="empty-list">
            <h2>{title}</h2>
            <p>{hint}</p>
          </div>
        )}
        <Rows lines={shelf === 'mine' ? lines.mine : lines[shelf]} open={open} stop={stop} isMine={shelf === 'mine'} />
        {shelf === 'mine' && lines.others.length > 0 && (
          <>
            <h2 className="others">With colleagues</h2>
            <Rows lines={lines.others} open={open} stop={stop} isMine={false} />
          </>
        )}
      </div>
    </nav>
  );
}

type RowsParts = {
  readonly lines: readonly QueueLine[];
  readonly open: string | undefined;
  readonly stop: string | undefined;
  readonly isMine: boolean;
};

function Rows({ lines, open, stop, isMine }: RowsParts) {
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map((line) => (
        <QueueRow key={line.id} line={line} isOpen={line.id === open} isStop={line.id === stop} isMine={isMine} />
      ))}
    </ul>
  );
}

/** Who waited longest comes first; of mine, who wrote last. */
function sorted(queue: readonly QueueLine[], me: string | undefined) {
  const lastAt = ({ last, changedAt }: QueueLine) => last?.at ?? changedAt;
  const claimed = queue.filter(({ state }) => state === 'claimed').sort((a, b) => lastAt(b) - lastAt(a));
  const byAge = (a: QueueLine, b: QueueLine) => a.requestedAt - b.requestedAt;
  return {
    waiting: queue.filter(isWaiting).sort(byAge),
    mine: claimed.filter(({ agent }) => agent?.id === me),
    others: claimed.filter(({ agent }) => agent?.id !== me),
    tickets: queue.filter(({ state }) => state === 'ticketed').sort(byAge),
  };
}
