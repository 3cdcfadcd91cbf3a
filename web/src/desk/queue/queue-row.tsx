import './queue-row.css';
import { memo } from 'react';
import type { Me, QueueLine } from '../../../../src/domain/wire/desk-wire.ts';
import { useReadMark } from '../client/read-marks.ts';
import { useView } from '../client/use-desk.ts';
import { Avatar } from '../parts/avatar.tsx';
import { EverySecond } from '../parts/every-second.tsx';
import { personName } from '../parts/person-name.ts';
import { Stars } from '../parts/stars.tsx';
import { addressOf } from '../parts/use-place.ts';
import { channelName, sentence, tell } from '../parts/words.ts';
import { Waited } from '../times/waited.tsx';
import { isMentioned } from './group-queue.ts';

type QueueRowParts = {
  readonly line: QueueLine;
  readonly isOpen: boolean;
  /** The row that Tab goes to. */
  readonly isStop: boolean;
  readonly isMine: boolean;
};

/** A row, made of plain elements because there may be hundreds. */
export const QueueRow = memo(function QueueRow({ line, isOpen, isStop, isMine: isAmongMine }: QueueRowParts) {
  const { id, problem, last, state, agent, channel, unread, requestedAt, changedAt, rating, refused } = line;
  const person = personName(line.person, line.conversation, tell);
  const readMark = useReadMark(id);
  const team = useView((view) =>
    (view.settings?.teams.length ?? 0) > 1
      ? view.settings?.teams.find((each) => each.id === line.team)?.name
      : undefined,
  );
  const me = useView((view) => view.me);
  const isCalled = isMentioned(line, me, readMark);
  const isMine = isAmongMine && agent?.id === me?.id;
  const isNew = isMine && unread > 0 && last?.by === 'person' && (readMark?.at ?? 0) < last.at;
  const isClosed = state === 'closed';
  const isWith = (state === 'claimed' && !isMine) || isClosed;
  const { found } = line;
  const text =
    isMine && last ? (last.by === 'agent' ? tell('queue', 'by-me', { text: last.text }) : last.text) : problem;
  return (
    <li>
      <a
        className="row"
        href={addressOf(id)}
        data-id={id}
        data-new={isNew || undefined}
        aria-current={isOpen || undefined}
        tabIndex={isStop ? 0 : -1}
      >
        <Avatar name={person} />
        <span className="row-words">
          <span className="row-top">
            <span className="row-name">{person}</span>
            <Waited
              since={isClosed ? changedAt : isMine && last ? last.at : requestedAt}
              isUrgent={state === 'requested' || state === 'released'}
              label={tell('queue', isClosed ? 'closed-for' : isMine ? 'said-for' : 'waiting-for')}
            />
          </span>
          <span className="row-text">
            {found ? (
              <EverySecond parts={found} as="mark" />
            ) : isCalled ? (
              callWords(line, me)
            ) : (
              text || tell('queue', 'no-text')
            )}
          </span>
          <span className="row-bottom">
            <span className="row-marks">
              <span>{channelName(channel)}</span>
              {isWith && agent && <span>{agent.name}</span>}
              {found && state !== 'released' && <span>{sentence(tell('states', state))}</span>}
              {state === 'released' && <span className="again">{sentence(tell('states', 'released'))}</span>}
              {line.isDanger && <span className="danger">{tell('queue', 'danger')}</span>}
              {line.tempers !== undefined && <span className="again">{tell('queue', 'upset')}</span>}
              {isCalled && <span className="called">{tell('queue', 'called')}</span>}
              {line.announcedAgainAt !== undefined && <span className="again">{tell('queue', 'second-call')}</span>}
              {refused !== undefined && <span className="lost">{tell('queue', 'not-sent', { count: refused })}</span>}
              {team && <span>{team}</span>}
            </span>
            {rating && <Stars stars={rating.stars} />}
            {isNew && (
              <span className="new-count">
                <span aria-hidden="true">{unread}</span>
                <span className="unseen">{tell('queue', 'new', { count: unread })}</span>
              </span>
            )}
          </span>
          {line.labels && (
            <span className="row-labels">
              {line.labels.map((label) => (
                <span className="row-label" key={label}>
                  {label}
                </span>
              ))}
            </span>
          )}
        </span>
      </a>
    </li>
  );
});

/** Who calls this agent in a note, and with which words. */
function callWords({ mentions }: QueueLine, me: Pick<Me, 'id'> | undefined): string {
  const mention = me && mentions?.[me.id];
  return mention ? `${mention.by}: ${mention.text}` : '';
}
