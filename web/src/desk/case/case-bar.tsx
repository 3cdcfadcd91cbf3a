import './case-bar.css';
import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
  useToastController,
} from '@fluentui/react-components';
import {
  ArrowExitRegular,
  ArrowLeftRegular,
  ArrowUndoRegular,
  BotRegular,
  CheckmarkRegular,
  InfoRegular,
  MoreHorizontalRegular,
  PersonArrowRightRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import type { AgentMove } from '../../../../src/domain/conversation/input.ts';
import type { Handoff } from '../../../../src/domain/handoff/handoff.ts';
import type { OpenCase } from '../client/desk-view.ts';
import { useDesk, useView } from '../client/use-desk.ts';
import { useCommand } from '../keys/commands.ts';
import { type Asking, MoveDialog } from '../moves/move-dialog.tsx';
import { personName } from '../parts/person-name.ts';
import { ToastWithLink } from '../parts/toast-with-link.tsx';
import { goTo, usePlace } from '../parts/use-place.ts';
import { channelName, sentence, tell } from '../parts/words.ts';
import { Waited } from '../times/waited.tsx';

type CaseBarParts = { readonly open: OpenCase; readonly isMine: boolean; readonly toaster: string };

/** Who it is, the state of the handoff, and the moves that are possible now. */
export function CaseBar({ open, isMine, toaster }: CaseBarParts) {
  const { handoff } = open;
  const { pane } = usePlace();
  const person = personName(handoff.person?.name, handoff.conversation, tell);
  const hasTeams = useView((view) => (view.settings?.teams.length ?? 0) > 1);
  const [asking, ask] = useState<Asking>();
  const { move, isBusy } = useMove(handoff.id, toaster);
  const { state } = handoff;
  const claim = ['requested', 'released', 'ticketed'].includes(state) ? () => void move({ type: 'claim' }) : undefined;
  const own = <T,>(act: T): T | undefined => (isMine ? act : undefined);
  useCommand('c', claim);
  useCommand(
    'l',
    own(() => ask('release')),
  );
  const isTicket = state === 'ticketed';
  const close = isMine ? () => ask('close') : isTicket ? () => ask('close-ticket') : undefined;
  useCommand('x', close);
  useCommand(
    'h',
    own(() => ask('hand-back')),
  );
  useCommand('t', hasTeams ? own(() => ask('transfer')) : undefined);
  const takeOver = state === 'claimed' && !isMine ? () => ask('take-over') : undefined;
  const reopen = state === 'closed' ? () => void move({ type: 'reopen' }) : undefined;
  useCommand('o', takeOver ?? reopen);
  const assign = claim || state === 'claimed' ? () => ask('assign') : undefined;
  useCommand('g', assign);

  return (
    <header className="case-bar">
      <Button
        className="back"
        appearance="subtle"
        icon={<ArrowLeftRegular />}
        aria-label={tell('conversation', 'back')}
        onClick={() => goTo(undefined)}
      />
      <div className="who">
        <h2>{person}</h2>
        <p>
          <span className="state" data-state={state}>
            {stateWords(handoff, isMine)}
          </span>
          {(state === 'requested' || state === 'released') && (
            <Waited since={handoff.requestedAt} isUrgent label={tell('queue', 'waiting-for')} />
          )}
          <span>{channelName(handoff.channel)}</span>
        </p>
      </div>
      {isTicket && (
        <Button icon={<CheckmarkRegular />} onClick={close} disabledFocusable={isBusy} aria-keyshortcuts="x">
          {tell('moves', 'close')}
        </Button>
      )}
      {claim && (
        <Button appearance="primary" onClick={claim} disabledFocusable={isBusy} aria-keyshortcuts="c">
          {tell('moves', 'claim')}
        </Button>
      )}
      {isMine && (
        <>
          <Button className="wide" icon={<BotRegular />} onClick={() => ask('hand-back')} aria-keyshortcuts="h">
            {tell('moves', 'hand-back')}
          </Button>
          <Button
            appearance="primary"
            icon={<CheckmarkRegular />}
            onClick={close}
            disabledFocusable={isBusy}
            aria-keyshortcuts="x"
          >
            {tell('moves', 'close')}
          </Button>
        </>
      )}
      {takeOver && (
        <Button onClick={takeOver} disabledFocusable={isBusy} aria-keyshortcuts="o">
          {tell('moves', 'take-over')}
        </Button>
      )}
      {reopen && (
        <Button onClick={reopen} disabledFocusable={isBusy} aria-keyshortcuts="o">
          {tell('moves', 'reopen')}
        </Button>
      )}
      {assign && <MoreMoves isMine={isMine} hasTeams={hasTeams} ask={ask} />}
      <Tooltip content={tell('conversation', 'summary')} relationship="label">
        <Button
          className="to-summary"
          appearance="subtle"
          icon={<InfoRegular />}
          aria-expanded={pane === 'summary'}
          onClick={() => goTo(handoff.id, pane === 'summary' ? 'conversation' : 'summary')}
        />
      </Tooltip>
      <MoveDialog asking={asking} handoff={handoff} person={person} onClose={() => ask(undefined)} onMove={move} />
    </header>
  );
}

function stateWords({ state, agent }: Handoff, isMine: boolean): string {
  if (state !== 'claimed' || (!isMine && agent === undefined)) return sentence(tell('states', state));
  return isMine ? tell('conversation', 'yours') : tell('conversation', 'with-agent', { agent: agent?.name ?? '' });
}

/** Makes a move, one at a time, and says why one was refused. */
function useMove(handoff: string, toaster: string) {
  const desk = useDesk();
  const { dispatchToast } = useToastController(toaster);
  const [isBusy, setBusy] = useState(false);
  const move = async (made: AgentMove): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const heard = await desk.move(handoff, made);
    setBusy(false);
    const fault =
      heard.type !== 'heard'
        ? tell('ask', 'away')
        : heard.value?.type === 'refused'
          ? tell('refusals', heard.value.why)
          : undefined;
    if (!fault) return;
    const other = heard.type === 'heard' && heard.value?.type === 'refused' ? heard.value.handoff : undefined;
    const intent = heard.type === 'heard' ? 'warning' : 'error';
    dispatchToast(<ToastWithLink words={fault} to={other} />, {
      intent,
      timeout: other === undefined ? 4_000 : 10_000,
    });
  };
  return { move, isBusy };
}

type MoreMovesParts = {
  readonly isMine: boolean;
  readonly hasTeams: boolean;
  readonly ask: (asking: Asking) => void;
};

/** The moves that are made less often, in a menu. */
function MoreMoves({ isMine, hasTeams, ask }: MoreMovesParts) {
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={tell('conversation', 'more')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {isMine && (
            <MenuItem icon={<BotRegular />} onClick={() => ask('hand-back')} secondaryContent="h">
              {tell('ask', 'menu-hand-back')}
            </MenuItem>
          )}
          <MenuItem icon={<PersonArrowRightRegular />} onClick={() => ask('assign')} secondaryContent="g">
            {tell('ask', 'menu-assign')}
          </MenuItem>
          {isMine && hasTeams && (
            <MenuItem icon={<ArrowExitRegular />} onClick={() => ask('transfer')} secondaryContent="t">
              {tell('ask', 'menu-transfer')}
            </MenuItem>
          )}
          {isMine && (
            <MenuItem icon={<ArrowUndoRegular />} onClick={() => ask('release')} secondaryContent="l">
              {tell('ask', 'menu-release')}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
