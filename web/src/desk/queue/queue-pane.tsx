import './queue-pane.css';
import { Button, Tab, TabList } from '@fluentui/react-components';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { QueueLine } from '../../../../src/domain/wire/desk-wire.ts';
import { isWaiting } from '../client/desk-view.ts';
import { usePreferences } from '../client/preferences.ts';
import { useReadMarks } from '../client/read-marks.ts';
import { useDesk, useView } from '../client/use-desk.ts';
import { useCommand } from '../keys/commands.ts';
import { goTo } from '../parts/use-place.ts';
import { tell } from '../parts/words.ts';
import { groupQueue, type Shelf, shelves } from './group-queue.ts';
import { HiddenByLabel, hasLabel, LabelFilter } from './label-filter.tsx';
import { QueueRow } from './queue-row.tsx';
import { SearchBox } from './search-box.tsx';
import { TeamFilter } from './team-filter.tsx';

/** The list on the left: who is waiting, who is with me, all who are open, tickets, and what was closed. */
export function QueuePane({ open }: { readonly open: string | undefined }) {
  const queue = useView((view) => view.queue);
  const closed = useView((view) => view.closed);
  const me = useView((view) => view.me);
  const desk = useDesk();
  const { team, label } = usePreferences();
  const read = useReadMarks();
  const [shelf, setShelf] = useState<Shelf>('waiting');
  const list = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => groupQueue(queue ?? [], closed ?? [], team, me, read), [queue, closed, team, me, read]);
  const openShelf = (['waiting', 'mine', 'tickets'] as const).find((each) => lines[each].some(({ id }) => id === open));
  // A claim moves the open handoff to another shelf, and the list follows; who looks at all of them sees it there.
  useEffect(() => {
    if (openShelf) setShelf((now) => (now === 'all' && openShelf !== 'tickets' ? now : openShelf));
  }, [openShelf]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that is opened, or moves to another shelf, is in sight
  useEffect(() => {
    rowOf(list.current, open)?.scrollIntoView({ block: 'nearest' });
  }, [open, shelf, openShelf]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes the queue may have closed something
  useEffect(() => {
    if (shelf === 'closed') void desk.listClosed();
  }, [desk, shelf, queue]);

  const search = useView((view) => view.search);
  const isClosedWhole = useView((view) => view.isClosedWhole);
  const all = search ? (search.lines ?? []) : lines[shelf];
  const shown = all.filter((line) => hasLabel(line, label));
  useListKeys({ list, open, shown, waiting: lines.waiting, onShelf: setShelf });

  // One stop for Tab and arrow keys within, so that 200 rows do not block the way to the conversation.
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('.row') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (goal === undefined || at < 0) return;
    event.preventDefault();
    rows[goal]?.focus();
  };
  const stop = shown.some(({ id }) => id === open) ? open : shown[0]?.id;
  const isLoading = search
    ? search.lines === undefined
    : queue === undefined || (shelf === 'closed' && closed === undefined);
  const none = shown.length < all.length ? 'label' : search ? 'found' : shelf;
  return (
    <nav className="queue" data-pane="queue" tabIndex={-1} aria-label={tell('queue', 'title')}>
      <SearchBox onLeave={() => list.current?.querySelector<HTMLElement>('.row')?.focus()} />
      <ShelfTabs lines={lines} shelf={shelf} onShelf={setShelf} />
      <div className="filters">
        <TeamFilter />
        <LabelFilter />
      </div>
      <div className="rows" id="shelf" role="tabpanel" aria-labelledby={`shelf-${shelf}`} ref={list} onKeyDown={onKey}>
        <HiddenByLabel hidden={all.length - shown.length} />
        {isLoading && <p className="soft pad">{tell('queue', 'loading')}</p>}
        {!isLoading && shown.length === 0 && (
          <div className="empty-list">
            <h2>{tell('queue', `${none}-none`)}</h2>
            <p>{tell('queue', `${none}-hint`)}</p>
          </div>
        )}
        {search?.lines && shown.length > 0 && (
          <p className="found" role="status">
            {tell('queue', 'found', { count: shown.length })}
          </p>
        )}
        <Rows lines={shown} open={open} stop={stop} isMine={shelf === 'mine' && !search} />
        {shelf === 'closed' && !search && shown.length > 0 && !isClosedWhole && (
          <Button className="older" appearance="subtle" onClick={() => void desk.listOlder()}>
            {tell('queue', 'older')}
          </Button>
        )}
      </div>
    </nav>
  );
}

type ShelfTabsParts = {
  readonly lines: ReturnType<typeof groupQueue>;
  readonly shelf: Shelf;
  readonly onShelf: (shelf: Shelf) => void;
};

/** A tab for each shelf, with how many are on it where that tells an agent to look. */
function ShelfTabs({ lines, shelf, onShelf }: ShelfTabsParts) {
  return (
    <TabList
      className="shelves"
      size="small"
      selectedValue={shelf}
      onTabSelect={(_, { value }) => onShelf(shelves.find((each) => each === value) ?? 'waiting')}
      aria-label={tell('queue', 'title')}
    >
      {shelves.map((each) => (
        <Tab key={each} value={each} id={`shelf-${each}`} aria-controls="shelf">
          {tell('queue', each)}{' '}
          {each !== 'closed' && each !== 'all' && lines[each].length > 0 && (
            <span className="count" data-strong={each === 'waiting' || undefined}>
              {lines[each].length}
            </span>
          )}
        </Tab>
      ))}
    </TabList>
  );
}

type ListKeysParts = {
  readonly list: RefObject<HTMLElement | null>;
  readonly open: string | undefined;
  readonly shown: readonly QueueLine[];
  readonly waiting: readonly QueueLine[];
  readonly onShelf: (shelf: Shelf) => void;
};

/** The keys that go through the list: to the next and the previous one, to who is next to be helped, to a shelf. */
function useListKeys({ list, open, shown, waiting, onShelf }: ListKeysParts): void {
  const desk = useDesk();
  const step = (by: 1 | -1) => {
    const at = shown.findIndex(({ id }) => id === open);
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
    if (!next) return;
    goTo(next.id);
    rowOf(list.current, next.id)?.focus();
  };
  useCommand('j', () => step(1));
  useCommand('k', () => step(-1));
  const openLongest = () => {
    // The list may not show a recent claim yet.
    const { cases } = desk.view();
    const longest = waiting.find(({ id }) => isWaiting(cases[id]?.handoff ?? { state: 'requested' }));
    if (longest) goTo(longest.id);
  };
  useCommand('n', waiting.length > 0 ? openLongest : undefined);
  useCommand('1', () => onShelf('waiting'));
  useCommand('2', () => onShelf('mine'));
  useCommand('3', () => onShelf('all'));
  useCommand('4', () => onShelf('tickets'));
  useCommand('5', () => onShelf('closed'));
}

function rowOf(list: HTMLElement | null, id: string | undefined): HTMLElement | undefined {
  if (id === undefined) return undefined;
  return list?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`) ?? undefined;
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
