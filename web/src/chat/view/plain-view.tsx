/** @jsxImportSource preact */
import { OutLink } from './markdown-view.tsx';

const address = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'*_])/;

/** Words of a person, as they were written: lines stay lines, and web addresses can be tapped. */
export function PlainView({ text }: { readonly text: string }) {
  return (
    <p class="plain" dir="auto">
      {text.split(address).map((part, index) => (index % 2 === 1 ? <OutLink target={part}>{part}</OutLink> : part))}
    </p>
  );
}
