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
    // The hash is that of nothing: Web Chat puts one empty style element without a nonce into the page.
    `style-src 'nonce-${nonce}' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`,
    // The connector reads a file to upload from the blob: address that the page gave it.
    `connect-src 'self' blob: ${[...own, ...sockets].join(' ')}`,
    `img-src 'self' data: blob: ${own.join(' ')}`,
    "font-src 'self'",
    'worker-src blob:',
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framedBy ? ["'self'", ...framedBy].join(' ') : "'none'"}`,
  ].join('; ');
}
