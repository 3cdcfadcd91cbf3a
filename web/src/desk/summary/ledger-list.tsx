import './ledger-list.css';
import {
  ArrowRightRegular,
  CheckmarkCircleFilled,
  CircleRegular,
  DismissCircleRegular,
  QuestionCircleRegular,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import type { ComponentType } from 'react';
import type { Ledger, StepResult } from '../../../../src/domain/conversation/ledger.ts';
import { type LedgerLine, ledgerLines } from '../../../../src/domain/conversation/ledger-view.ts';
import { sentence, tell } from '../parts/words.ts';
import { momentTime } from '../times/clock-words.ts';
import { duration } from '../times/time-words.ts';

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

/** What was tried, step by step; the steps of called flows are indented below the step that called them. */
export function LedgerList({ ledger }: { readonly ledger: Pick<Ledger, 'rows'> }) {
  return <Lines lines={ledgerLines(ledger)} depth={0} />;
}

function Lines({ lines, depth }: { readonly lines: readonly LedgerLine[]; readonly depth: number }) {
  return (
    <ol className="ledger">
      {lines.map((line, index) => {
        if (line.depth !== depth) return null;
        const end = lines.findIndex((each, at) => at > index && each.depth <= depth);
        const within = lines.slice(index + 1, end < 0 ? undefined : end);
        return (
          <li key={`${line.flow} ${line.step}`} data-result={line.result} data-next={line.isNext}>
            <Line line={line} />
            {within.length > 0 && <Lines lines={within} depth={depth + 1} />}
          </li>
        );
      })}
    </ol>
  );
}

function Line({ line }: { readonly line: LedgerLine }) {
  const { title, answer, words, source, result, at, parkedFor, isNext } = line;
  const Sign = isNext ? ArrowRightRegular : signs[result];
  return (
    <div className="step">
      <span className="sign" aria-hidden="true">
        <Sign />
      </span>
      <span className="step-title">{title}</span>
      <span className="step-result">{isNext ? tell('case', 'next') : sentence(tell('results', result))}</span>
      {(answer !== undefined || words !== undefined) && (
        <span className="step-answer">
          {answer} {words !== undefined && <q dir="auto">{words}</q>}
        </span>
      )}
      {at !== undefined && (
        <span className="step-when">
          {source && tell('sources', source)}{' '}
          <time dateTime={new Date(at).toISOString()}>{momentTime(at, Date.now())}</time>
          {parkedFor !== undefined && `, ${tell('summary', 'away', { time: duration(parkedFor, tell) })}`}
        </span>
      )}
    </div>
  );
}
