import './refused-sends.css';
import { Button } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { RefusedSend } from '../../../../src/domain/wire/desk-wire.ts';
import { useDesk } from '../client/use-desk.ts';
import { systemName, tell } from '../parts/words.ts';

type RefusedSendsParts = { readonly handoff: string; readonly sends: readonly RefusedSend[] };

/** Every system that has not taken a line, the reason, and a button to send it there again. */
export function RefusedSends({ handoff, sends }: RefusedSendsParts) {
  return (
    <ul className="refused-sends">
      {sends.map((send) => (
        <RefusedLine key={send.item} handoff={handoff} send={send} />
      ))}
    </ul>
  );
}

function RefusedLine({
  handoff,
  send: { item, to, why, waits },
}: {
  readonly handoff: string;
  readonly send: RefusedSend;
}) {
  const desk = useDesk();
  const [isBusy, setBusy] = useState(false);
  const again = async () => {
    if (isBusy) return;
    setBusy(true);
    await desk.sendAgain(handoff, item);
    setBusy(false);
  };
  const system = systemName(to);
  return (
    <li className="refused">
      <WarningRegular />
      <span>{tell('conversation', waits ? 'not-taken-yet' : 'not-taken', { system, why })}</span>
      <Button
        size="small"
        appearance="transparent"
        disabledFocusable={isBusy}
        aria-label={tell('conversation', 'send-again-to', { system })}
        onClick={() => void again()}
      >
        {isBusy ? tell('reply', 'sending') : tell('conversation', 'send-again')}
      </Button>
    </li>
  );
}
