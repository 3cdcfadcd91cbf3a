import './summary-pane.css';
import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { ownChannels } from '../../../../src/domain/conversation/own-channels.ts';
import type { Visit } from '../../../../src/domain/conversation/visit.ts';
import type { Handoff } from '../../../../src/domain/handoff/handoff.ts';
import type { OpenCase } from '../client/desk-view.ts';
import { useView } from '../client/use-desk.ts';
import { Avatar } from '../parts/avatar.tsx';
import { personName } from '../parts/person-name.ts';
import { Stars } from '../parts/stars.tsx';
import { goTo } from '../parts/use-place.ts';
import { channelName, languageName, sentence, tell } from '../parts/words.ts';
import { EarlierList } from './earlier-list.tsx';
import { HistoryList } from './history-list.tsx';
import { LabelList } from './label-list.tsx';
import { LedgerList } from './ledger-list.tsx';
import { RecordsPart } from './records-part.tsx';

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
  const mayErase = useView((view) => view.me?.may.includes('persons') ?? false);
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
          <Proof {...handoff} />
          <About handoff={handoff} />
        </div>
      </header>
      <Part title={[tell('summary', 'own-words'), otherLanguage(handoff.language)].filter(Boolean).join(' · ')}>
        <blockquote dir="auto" lang={handoff.language}>
          {problem ?? ledger?.opening ?? tell('case', 'no-problem')}
        </blockquote>
      </Part>
      <Part title={tell('summary', 'labels')}>
        <LabelList id={id} labels={handoff.labels ?? []} />
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
      {handoff.visit && <VisitParts visit={handoff.visit} />}
      {open.earlier.length > 0 && (
        <Part title={tell('summary', 'earlier')}>
          <EarlierList cases={open.earlier} />
        </Part>
      )}
      <Part title={tell('summary', 'history')}>
        <HistoryList history={handoff.history} />
      </Part>
      {mayErase && (
        <Part title={tell('records', 'title')}>
          <RecordsPart id={id} person={person} />
        </Part>
      )}
    </>
  );
}

/** The language of a person who is not spoken to in that of the page. */
function otherLanguage(language: string | undefined): string | undefined {
  return language === undefined || language === document.documentElement.lang ? undefined : languageName(language);
}

/** Where they are, and what the site tells of them: their words and the site's, never links but to the page itself. */
function VisitParts({ visit: { page, title, browser, language, values = {} } }: { readonly visit: Visit }) {
  const where = [
    [tell('summary', 'page'), page && <PageLink page={page} title={title} />],
    [tell('summary', 'browser'), browser],
    [tell('summary', 'language'), language],
  ] as const;
  return (
    <>
      <Part title={tell('summary', 'visit')}>
        <Rows rows={where} />
      </Part>
      {Object.keys(values).length > 0 && (
        <Part title={tell('summary', 'values')}>
          <Rows rows={Object.entries(values)} />
        </Part>
      )}
    </>
  );
}

function PageLink({ page, title }: { readonly page: string; readonly title: string | undefined }) {
  return (
    <a href={page} title={page} target="_blank" rel="noopener noreferrer">
      {title ?? page}
    </a>
  );
}

function Rows({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="known">
      {rows.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** Whether somebody is who they say: channels other than our own know it themselves. */
function Proof({ person, channel }: Pick<Handoff, 'person' | 'channel'>) {
  if (person?.proven)
    return <p className="proven">{[person.mail, tell('summary', 'proven')].filter(Boolean).join(' · ')}</p>;
  const isOurs = channel === ownChannels.directLine;
  return isOurs && person?.name ? <p className="unproven">{tell('summary', 'unproven')}</p> : null;
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
