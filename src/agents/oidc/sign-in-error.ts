/** What an error of the sign-in library says for the log: neither codes nor tokens, which its causes may hold. */
export function signInErrorOf(error: unknown): { readonly detail: string; readonly isAway: boolean } {
  if (!(error instanceof Error)) return { detail: String(error), isAway: false };
  const told = error as Error & { readonly code?: unknown; readonly error?: unknown; error_description?: unknown };
  const beneath = error.cause instanceof Error ? error.cause.message : undefined;
  const parts = [error.message, told.error, told.error_description, beneath].filter((each) => typeof each === 'string');
  return { detail: [...new Set(parts)].join(': ').slice(0, 400), isAway: isAway(error, told.code) };
}

/** Nobody answered, or somebody who says that it is their own fault. */
function isAway(error: Error, code: unknown): boolean {
  if (error instanceof TypeError) return true; // What `fetch` throws where there is no connection.
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return true;
  return error.cause instanceof Response && error.cause.status >= 500;
}
