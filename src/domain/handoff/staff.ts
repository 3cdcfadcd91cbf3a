/** Who is there to take over at the moment. */
export type Staffing = {
  /** Somebody of the team can claim now: the desk is open, and an agent or another desk is there. */
  readonly present: boolean;
  /** When the desk opens, as text, if it is closed now. */
  readonly opens?: string;
  /** How many wait already. */
  readonly ahead: number;
  /** Minutes that most people waited lately; missing while there are too few samples to be honest. */
  readonly wait?: { readonly from: number; readonly to: number };
};

/** Finds out who is there for a team; times are told in the desk's own language, unless another is named. */
export type Staff = (team: string, now: number, language?: string) => Promise<Staffing>;
