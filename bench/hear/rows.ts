import { readFileSync } from 'node:fs';

/** A reply and what it is: a yes, a no, or something asked back. */
export type Row = {
  readonly chart: string;
  /** The chart's own question, which is open. */
  readonly question: string;
  /** The helper's last words, which may be an explanation. */
  readonly said: string;
  readonly reply: string;
  readonly label: 'yes' | 'no' | 'ask';
};

/** The rows of a file with a line of names. */
export function readRows(path: string): readonly Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [chart = '', question = '', said = '', reply = '', label = ''] = line.split('\t');
      if (label !== 'yes' && label !== 'no' && label !== 'ask')
        throw new Error(`${path}: a row has the label "${label}". Labels are yes, no and ask.`);
      return { chart, question, said, reply, label };
    });
}
