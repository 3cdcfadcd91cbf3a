import type { Failure } from './send-result.ts';

/** What an error of the SDK tells: the channel's answer where there was one. */
export function sdkFailureIn(error: unknown): Failure {
  const { message, statusCode, response } = error as {
    message?: unknown;
    statusCode?: unknown;
    response?: { status?: unknown; bodyAsText?: unknown; headers?: { get?: (name: string) => string | undefined } };
  };
  const status = typeof statusCode === 'number' ? statusCode : response?.status;
  return {
    status: typeof status === 'number' ? status : undefined,
    code: codeIn(response?.bodyAsText),
    retryAfter: response?.headers?.get?.('retry-after'),
    // An address that makes no URL.
    isUnsendable: error instanceof URIError,
    why: (typeof message === 'string' ? message : 'no answer').slice(0, 300),
  };
}

function codeIn(body: unknown): string | undefined {
  try {
    const { error } = JSON.parse(String(body)) as { error?: { code?: unknown } };
    return typeof error?.code === 'string' ? error.code : undefined;
  } catch {
    return undefined;
  }
}
