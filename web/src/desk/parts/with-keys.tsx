import { EverySecond } from './every-second.tsx';

/** A text whose `backticks` make a key of the keyboard. */
export function WithKeys({ text }: { readonly text: string }) {
  return <EverySecond parts={text.split('`')} as="kbd" />;
}
