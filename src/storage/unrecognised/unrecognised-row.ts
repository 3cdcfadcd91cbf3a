import { present } from '../../domain/present.ts';
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
  const { ranking, ...plain } = row;
  return { ...present(plain), ranking: JSON.parse(ranking) };
}
