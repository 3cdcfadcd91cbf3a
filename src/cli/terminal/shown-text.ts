/** Characters that control a terminal or reverse the writing direction. */
const steering = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Someone's text, safe to print: on one line, without anything that moves the cursor or recolours the screen. */
export function shownText(text: string): string {
  return text.replace(steering, ' ').trim();
}
