import './logo.css';
import { isPicture } from '../../draw-avatar.ts';
import { initials } from '../../initials.ts';
import { settings } from '../../settings.ts';

/** The desk's avatar: a picture, or a few letters. */
export function Logo({ name }: { readonly name: string }) {
  const { avatar } = settings();
  return (
    <span className="mark" aria-hidden="true">
      {avatar && isPicture(avatar) ? <img src={avatar} alt="" /> : avatar || initials(name)}
    </span>
  );
}
