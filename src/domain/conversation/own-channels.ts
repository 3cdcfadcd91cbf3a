/** The channels that are ours: they show the log themselves, and nobody else's channel may bear their names. */
export const ownChannels = { directLine: 'directline', terminal: 'terminal' } as const;
