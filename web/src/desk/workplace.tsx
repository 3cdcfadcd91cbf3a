import './workplace.css';
import { useToastController } from '@fluentui/react-components';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { CannedDialog } from './canned/canned-dialog.tsx';
import { CasePane } from './case/case-pane.tsx';
import { useDesk } from './client/use-desk.ts';
import { useCommand } from './keys/commands.ts';
import { ShortcutsDialog } from './keys/shortcuts-dialog.tsx';
import { NothingOpen } from './nothing-open.tsx';
import { Banner } from './parts/banner.tsx';
import { ToastWithLink } from './parts/toast-with-link.tsx';
import { goTo, type Place, usePlace } from './parts/use-place.ts';
import { tell } from './parts/words.ts';
import { QueuePane } from './queue/queue-pane.tsx';
import { useAlerts } from './queue/use-alerts.ts';
import { SummaryPane } from './summary/summary-pane.tsx';
import { TopBar } from './top-bar.tsx';

type WorkplaceParts = { readonly deskName: string; readonly toaster: string };

/** Queue, conversation and summary: side by side if there is room, else one at a time. */
export function Workplace({ deskName, toaster }: WorkplaceParts) {
  const desk = useDesk();
  const { handoff, pane } = usePlace();
  const [areKeysShown, showKeys] = useState(false);
  const { dispatchToast } = useToastController(toaster);
  const onMoved = useCallback(
    (told: string, about: string | undefined) =>
      dispatchToast(<ToastWithLink words={told} to={about} />, { intent: 'info', timeout: 10_000 }),
    [dispatchToast],
  );
  const words = useAlerts(handoff, onMoved);
  useEffect(() => {
    if (handoff !== undefined) void desk.open(handoff);
  }, [desk, handoff]);
  useCommand('?', () => showKeys(true));
  useCommand(
    's',
    handoff === undefined ? undefined : () => goTo(handoff, pane === 'summary' ? 'conversation' : 'summary'),
  );
  const panes = useRef<HTMLDivElement>(null);
  const paneBefore = useRef(pane);
  useEffect(() => {
    if (paneBefore.current === pane) return;
    paneBefore.current = pane;
    // If there is room for one pane only, the focus moves to the one that appears.
    const shown = panes.current?.querySelector<HTMLElement>(`[data-pane="${pane}"]`);
    const lost =
      !document.activeElement ||
      document.activeElement === document.body ||
      document.activeElement.closest('.skips') !== null ||
      isHidden(document.activeElement);
    if (shown && lost) shown.focus({ preventScroll: true });
  }, [pane]);
  return (
    <div className="workplace" data-pane-shown={pane}>
      <nav className="skips" aria-label={tell('page', 'skip')}>
        <Skip to="queue">{tell('page', 'skip-queue')}</Skip>
        {handoff !== undefined && (
          <>
            <Skip to="conversation" of={handoff}>
              {tell('page', 'skip-conversation')}
            </Skip>
            <Skip to="summary" of={handoff}>
              {tell('page', 'skip-summary')}
            </Skip>
          </>
        )}
      </nav>
      <TopBar deskName={deskName} onShowKeys={() => showKeys(true)} />
      <Banner />
      <div className="panes" ref={panes}>
        <QueuePane open={handoff} />
        {handoff === undefined ? <NothingOpen /> : <CasePane key={handoff} id={handoff} toaster={toaster} />}
        {handoff === undefined ? <div className="summary-empty" /> : <SummaryPane id={handoff} />}
      </div>
      <CannedDialog />
      <ShortcutsDialog isOpen={areKeysShown} onClose={() => showKeys(false)} />
      <p className="unseen" aria-live="polite">
        {words}
      </p>
    </div>
  );
}

type SkipParts = {
  readonly to: Place['pane'];
  /** The open handoff that the pane is of. */
  readonly of?: string;
  readonly children: ReactNode;
};

/** Takes whoever works by keyboard to a pane, which appears if there is room for one alone. */
function Skip({ to, of, children }: SkipParts) {
  return (
    <a
      href={`#${to}`}
      onClick={(event) => {
        // The address says which handoff is open.
        event.preventDefault();
        const pane = document.querySelector<HTMLElement>(`[data-pane="${to}"]`);
        if (pane && !isHidden(pane)) pane.focus();
        else goTo(of, to === 'summary' ? to : 'conversation');
      }}
    >
      {children}
    </a>
  );
}

function isHidden(element: Element): boolean {
  return element.getClientRects().length === 0;
}
