export type PolicyParts = {
  readonly nonce: string;
  /** The address the page was asked at, and the one the operator named: sockets and files may be at either. */
  readonly origin: string;
  readonly publicUrl: string | undefined;
  /** Web sites that may show the page in a frame, beside our own; undefined: nobody, not even we. */
  readonly framedBy: readonly string[] | undefined;
};

/** The content security policy of a page: only what carries its nonce runs, and only we are talked to. */
export function pagePolicy({ nonce, origin, publicUrl, framedBy }: PolicyParts): string {
  const own = [origin, ...(publicUrl === undefined ? [] : [new URL(publicUrl).origin])];
  // Named beside 'self', which some browsers do not extend to sockets.
  const sockets = own.map((address) => address.replace(/^http/, 'ws'));
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    `connect-src 'self' ${[...own, ...sockets].join(' ')}`,
    `img-src 'self' data: blob: ${own.join(' ')}`,
    "font-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framedBy ? ["'self'", ...framedBy].join(' ') : "'none'"}`,
  ].join('; ');
}
