/** A text whose `backticks` make a key of the keyboard. */
export function WithKeys({ text }: { readonly text: string }) {
  let at = 0;
  return text.split('`').map((part, index) => {
    const key = at;
    at += part.length + 1;
    return index % 2 === 1 ? <kbd key={key}>{part}</kbd> : part;
  });
}
