/** A message that is being sent. It keeps its key through every try, so that the server accepts it once. */
export type Outgoing = {
  readonly key: string;
  readonly handoff: string;
  readonly text: string;
  readonly at: number;
  /** For colleagues alone. */
  readonly isNote?: true;
  /** `unsent`: failed, and will be tried again. `refused`: the agent has to decide. */
  readonly state: 'sending' | 'unsent' | 'refused';
};

/** A file that is being sent, with the same key through every try. */
export type Upload = Pick<Outgoing, 'key' | 'handoff'> & {
  readonly file: File;
  readonly state: 'sending' | 'unsent';
};
