import './summary-pane.css';
import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg';
import type { ReactNode } from 'react';
import type { Handoff } from '../../../../src/domain/handoff/handoff.ts';
import type { OpenCase } from '../client/desk-view.ts';
import { useView } from '../client/use-desk.ts';
import { Avatar } from '../parts/avatar.tsx';
import { personName } from '../parts/person-name.ts';
import { Stars } from '../parts/stars.tsx';
import { goTo } from '../parts/use-place.ts';
import { channelName, sentence, tell } from '../parts/words.ts';
import { HistoryList } from './history-list.tsx';
import { LedgerList } from './ledger-list.tsx';

/** What an agent should know before the first word, on one screen. */
export function SummaryPane({ id }: { readonly id: string }) {
  const open = useView((view) => view.cases[id]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <aside className="summary" data-pane="summary" tabIndex={0} aria-label={tell('summary', 'title')}>
      {open && <Summary open={open} />}
    </aside>
  );
}

function Summary({ open }: { readonly open: OpenCase }) {
  const { handoff } = open;
  const { id, ledger, problem } = handoff;
  const person = personName(handoff.person?.name, handoff.conversation, tell);
  return (
    <>
      <header className="summary-top">
        <Button
          className="from-summary"
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          aria-label={tell('summary', 'back')}
          onClick={() => goTo(id)}
        />
        <Avatar name={person} />
        <div>
          <h2>{person}</h2>
          <About handoff={handoff} />
        </div>
      </header>
      <Part title={tell('summary', 'own-words')}>
        <blockquote dir="auto">{problem ?? ledger?.opening ?? tell('case', 'no-problem')}</blockquote>
      </Part>
      {ledger && (
        <Part title={ledger.title}>
          <LedgerList ledger={ledger} />
        </Part>
      )}
      {ledger && ledger.facts.length > 0 && (
        <Part title={tell('case', 'known')}>
          <ul className="facts">
            {ledger.facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </Part>
      )}
      <Outcome handoff={handoff} />
      <Part title={tell('summary', 'history')}>
        <HistoryList history={handoff.history} />
      </Part>
    </>
  );
}

function About({ handoff: { channel, team, reason } }: { readonly handoff: Handoff }) {
  const name = useView((view) => view.settings?.teams.find(({ id }) => id === team)?.name) ?? team;
  return (
    <p>
      {channelName(channel)} · {name}
      <br />
      {sentence(tell('reasons', reason))}
    </p>
  );
}

function Outcome({ handoff: { ticket, rating } }: { readonly handoff: Handoff }) {
  return (
    <>
      {ticket && (
        <Part title={tell('summary', 'ticket')}>
          <p>
            {ticket.mail === undefined
              ? ticket.number
              : tell('summary', 'ticket-mail', { number: ticket.number, mail: ticket.mail })}
          </p>
        </Part>
      )}
      {rating && (
        <Part title={tell('summary', 'rating')}>
          <p>
            <Stars {...rating} />
          </p>
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
