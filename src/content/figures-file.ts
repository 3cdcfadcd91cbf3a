/** Where a content root keeps what `npm run check-content -- --accept` measured. It is no content, and not read as such. */
export const figuresFile = 'intents/figures.json';
