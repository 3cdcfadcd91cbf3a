/** The id of a reply of an input's turn; `place` counts from 1. */
export function replyId(input: string, place: number): string {
  return `${input}.${place}`;
}

/** The id of what an input's turn puts on record; `place` counts from 1. */
export function recordId(input: string, place: number): string {
  return `${input}.r${place}`;
}
