/** How an episode can end. `assumed`: solved as far as we know, the person did not come back. */
const outcomes = ['resolved', 'assumed', 'handed-off', 'unresolved', 'abandoned'] as const;

export type Outcome = (typeof outcomes)[number];
