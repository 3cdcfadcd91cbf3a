/** The channel's name in conversations and activities. */
export const channel = 'directline';
