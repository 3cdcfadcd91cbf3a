import type { NewUnrecognised, Unrecognised } from '../../domain/understanding/unrecognised.ts';
import type { Tables } from '../sql/tables.ts';

/** A message as its table is given it. */
export type NewUnrecognisedRow = Omit<Tables['unrecognised'], 'number'>;

export function newUnrecognisedRow(message: NewUnrecognised): NewUnrecognisedRow {
  const { at, text, why, language, intent, asked, ranking, model } = message;
  return {
    at,
    text,
    why,
    language: language ?? null,
    intent: intent ?? null,
    asked: asked ?? null,
    ranking: JSON.stringify(ranking),
    model,
  };
}

export function unrecognisedOf(row: NewUnrecognisedRow & { readonly number: number }): Unrecognised {
  const { language, intent, asked, ranking, ...plain } = row;
  return {
    ...plain,
    ...(language !== null && { language }),
    ...(intent !== null && { intent }),
    ...(asked !== null && { asked }),
    ranking: JSON.parse(ranking),
  };
}
