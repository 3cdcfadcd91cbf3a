/** The name of an attachment that draws a way through settings which the text beside it tells: our own chat draws the text. */
export const drawnPath = 'fixpath-path';
