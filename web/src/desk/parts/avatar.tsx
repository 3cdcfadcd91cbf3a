import './avatar.css';
import { initials } from '../../initials.ts';

const tints = 6;

/** A person's initials, on a colour of their own. */
export function Avatar({ name }: { readonly name: string }) {
  let sum = 0;
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return (
    <span className={`face tint-${sum % tints}`} aria-hidden="true">
      {initials(name) || '·'}
    </span>
  );
}
