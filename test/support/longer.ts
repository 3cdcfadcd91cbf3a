/** Whether tests that are long by nature, and mostly played elsewhere already, are played in full, as CI does: `LONG_TESTS=1`. */
export const isLonger = process.env.LONG_TESTS === '1';
