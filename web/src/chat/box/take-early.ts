declare global {
  /** What the page's own few lines have kept: the words of a tapped button, or nothing for what was to be sent. */
  var early: readonly string[] | undefined;
  var keepEarly: ((event: Event) => void) | undefined;
}

/** What was done before this script ran, in order; each once. From now on nothing is kept any more. */
export function takeEarly(): readonly string[] {
  const done = globalThis.early ?? [];
  const { keepEarly } = globalThis;
  if (keepEarly) for (const type of ['keydown', 'submit', 'click']) removeEventListener(type, keepEarly);
  globalThis.early = [];
  return [...new Set(done)];
}
