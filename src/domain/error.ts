import type { ErrorCode } from './error-codes.ts';

/**
 * An error that names the thing, the fault and the cure. Its code is never reused and is what code may branch on;
 * the text is for people.
 */
export class FixpathError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FixpathError';
    this.code = code;
  }
}
