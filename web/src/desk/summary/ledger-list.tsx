import './ledger-list.css';
import { ArrowRightRegular } from '@fluentui/react-icons/svg/arrow-right';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle';
import type { ComponentType } from 'react';
import type { LedgerRow, StepResult } from '../../../../src/domain/conversation/ledger.ts';
import { clockTime, duration } from '../parts/time-words.ts';
import { resultWords, sourceWords } from '../parts/words.ts';
import { nextRow } from '../queue/next-row.ts';

const signs: Readonly<Record<StepResult, ComponentType>> = {
  fine: CheckmarkCircleFilled,
  solved: CheckmarkCircleFilled,
  'already-done': CheckmarkCircleFilled,
  'no-effect': DismissCircleRegular,
  'could-not': DismissCircleRegular,
  unsure: QuestionCircleRegular,
  open: QuestionCircleRegular,
  skipped: SubtractCircleRegular,
  'not-needed': SubtractCircleRegular,
  'not-reached': CircleRegular,
};

/** What was tried, step by step; the steps of called flows stand indented beneath the one that called them. */
export function LedgerList({
  rows,
  next = nextRow(rows),
}: {
  readonly rows: readonly LedgerRow[];
  readonly next?: LedgerRow | undefined;
}) {
  return (
    <ol className="ledger">
      {rows.map((row) => (
        <LedgerLine key={`${row.flow} ${row.step}`} row={row} next={next} />
      ))}
    </ol>
  );
}

function LedgerLine({ row, next }: { readonly row: LedgerRow; readonly next: LedgerRow | undefined }) {
  const { title, answer, words, source, result, at, parkedFor, through } = row;
  const isNext = row === next;
  const Sign = isNext ? ArrowRightRegular : signs[result];
  // A tapped button says the same twice.
  const own = words !== undefined && words !== answer ? words : undefined;
  return (
    <li data-result={result} data-next={isNext || undefined}>
      <div className="step">
        <span className="sign" aria-hidden="true">
          <Sign />
        </span>
        <span className="step-title">{title}</span>
        <span className="step-result">{isNext ? 'Next the bot would try' : resultWords[result]}</span>
        {(answer !== undefined || own !== undefined) && (
          <span className="step-answer">
            {answer} {own !== undefined && <q dir="auto">{own}</q>}
          </span>
        )}
        {at !== undefined && (
          <span className="step-when">
            {source && sourceWords[source]} {clockTime(at)}
            {parkedFor !== undefined && `, away ${duration(parkedFor)}`}
          </span>
        )}
      </div>
      {through && through.length > 0 && <LedgerList rows={through} next={next} />}
    </li>
  );
}
