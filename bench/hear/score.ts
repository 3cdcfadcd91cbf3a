import type { Heard } from './hearer.ts';
import type { Row } from './rows.ts';

/** Shares, 0 to 1: the first four of yes and no rows, the others of rows that ask. */
export type Score = {
  readonly right: number;
  readonly wrong: number;
  readonly unheard: number;
  /** Answers that were heard as no answer. */
  readonly taken: number;
  /** Heard as no answer. */
  readonly asks: number;
  /** Heard as a question, or as not knowing. */
  readonly questions: number;
  readonly rows: number;
};

export function scoreOf(heard: readonly { readonly row: Row; readonly heard: Heard }[]): Score {
  const answers = heard.filter(({ row }) => row.label !== 'ask');
  const asks = heard.filter(({ row }) => row.label === 'ask');
  const share = (of: typeof heard, fits: (each: (typeof heard)[number]) => boolean) =>
    of.length === 0 ? 0 : of.filter(fits).length / of.length;
  const isAnswer = ({ heard: as }: (typeof heard)[number]) => as === 'yes' || as === 'no';
  return {
    right: share(answers, (each) => each.heard === each.row.label),
    wrong: share(answers, (each) => isAnswer(each) && each.heard !== each.row.label),
    unheard: share(answers, (each) => each.heard === 'unheard'),
    taken: share(answers, (each) => each.heard === 'question' || each.heard === 'other'),
    asks: share(asks, (each) => each.heard === 'question' || each.heard === 'other'),
    questions: share(asks, (each) => each.heard === 'question'),
    rows: heard.length,
  };
}
