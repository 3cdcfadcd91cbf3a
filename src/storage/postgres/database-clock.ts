import type { Clock } from '../../domain/ports/clock.ts';

/** The database's clock as it is known here. */
export type DatabaseClock = {
  readonly now: Clock;
  /** It was asked at `asked` and had answered at `answered`, by this machine's steady clock: it was `time` in between. */
  readonly told: (time: number, asked: number, answered: number) => void;
};

/**
 * Follows the database's clock between two looks at it by a steady one, ms. A look tells it to within the time that it took: while
 * what is known lies within that, it is left alone, so that time goes on evenly.
 */
export function databaseClock(steady: Clock): DatabaseClock {
  let ahead: number | undefined;
  return {
    now: () => Math.round(steady() + (ahead ?? 0)),
    told: (time, asked, answered) => {
      const least = time - answered;
      const most = time - asked;
      ahead = ahead === undefined ? (least + most) / 2 : Math.min(most, Math.max(least, ahead));
    },
  };
}
