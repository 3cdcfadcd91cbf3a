import type { PageSettings } from '../../src/domain/wire/wire.ts';
import { initials } from './initials.ts';

/** Draws the desk's avatar wherever the page has a place for it. */
export function drawAvatar({ deskName, avatar }: PageSettings): void {
  if (!deskName) return;
  for (const place of document.querySelectorAll('[data-desk-avatar]')) {
    if (isPicture(avatar)) place.replaceChildren(picture(avatar));
    else place.textContent = avatar || initials(deskName);
  }
}

/** An avatar is an address or a few letters. */
export function isPicture(avatar: string): boolean {
  return /^(\/|https?:|data:image\/)/.test(avatar);
}

function picture(address: string): HTMLImageElement {
  const image = document.createElement('img');
  image.src = address;
  image.alt = '';
  return image;
}
