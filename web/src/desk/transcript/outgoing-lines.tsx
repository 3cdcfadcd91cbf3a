import './outgoing-lines.css';
import { Button } from '@fluentui/react-components';
import type { Outgoing } from '../client/outgoing.ts';
import { useDesk, useView } from '../client/use-desk.ts';
import { tell } from '../parts/words.ts';

/** Messages that are being sent, are not sent yet, or were refused: none is lost silently. */
export function OutgoingLines({ id }: { readonly id: string }) {
  const outbox = useView((view) => view.outbox);
  const uploads = useView((view) => view.uploads);
  const ofThis = (each: { readonly handoff: string }) => each.handoff === id;
  return [
    ...outbox.filter(ofThis).map((each) => <OutgoingLine key={each.key} outgoing={each} />),
    ...uploads
      .filter(ofThis)
      .map((each) => <OutgoingLine key={each.key} outgoing={{ ...each, text: each.file.name }} />),
  ];
}

type OutgoingLineParts = { readonly outgoing: Pick<Outgoing, 'key' | 'handoff' | 'text' | 'state' | 'isNote'> };

function OutgoingLine({ outgoing: { key, handoff, text, state, isNote } }: OutgoingLineParts) {
  const desk = useDesk();
  return (
    <div className="line" data-by="agent" data-note={isNote} data-outgoing={state}>
      <div className="bubble">
        <p dir="auto">{text}</p>
      </div>
      <p className="outgoing-state" role="status">
        {state === 'sending' && tell('reply', 'sending')}
        {state === 'unsent' && tell('reply', 'unsent')}
        {state === 'refused' && tell('reply', 'refused')}
        {state !== 'sending' && (
          <>
            <Button size="small" appearance="transparent" onClick={() => desk.retry(handoff)}>
              {tell('reply', 'try-now')}
            </Button>
            <Button size="small" appearance="transparent" onClick={() => desk.discard(key)}>
              {tell('reply', 'discard')}
            </Button>
          </>
        )}
      </p>
    </div>
  );
}
