/** Now, in ms since 1970. Handed in, so that a test need not wait. */
export type Clock = () => number;
