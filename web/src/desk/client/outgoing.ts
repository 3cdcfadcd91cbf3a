/** A message on its way. It keeps its key through every try, so that the server takes it once. */
export type Outgoing = {
  readonly key: string;
  readonly handoff: string;
  readonly text: string;
  readonly at: number;
  /** `unsent`: tried, and to be tried again. `refused`: the agent must decide. */
  readonly state: 'sending' | 'unsent' | 'refused';
};

/** A file on its way, under one key through every try. */
export type Upload = Pick<Outgoing, 'key' | 'handoff'> & {
  readonly file: File;
  readonly state: 'sending' | 'unsent';
};
