/** Signs that steer a terminal or turn the direction of writing round. */
const steering = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** What somebody wrote, safe to print: on one line, and nothing in it moves the cursor or recolours the screen. */
export function shownText(text: string): string {
  return text.replace(steering, ' ').trim();
}
