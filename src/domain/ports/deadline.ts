/** Begins to wait for one answer; the signal tells when to give up. */
export type Deadline = () => AbortSignal;
