/** Something wrong in content or settings: where, what, and the cure. */
export type Fault = {
  /** Never reused: `content-unknown-step`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Relative to the content root; for a setting its name. */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  readonly what: string;
  readonly cure: string;
};

/** A fault as one line: `dialogs/wifi.yml:12: what is wrong. What to do.` */
export function faultLine({ file, line, what, cure }: Fault): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${what} ${cure}`;
}
