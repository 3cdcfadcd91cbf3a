import type { ChatSettings } from '../../src/domain/wire/wire.ts';
import { initials } from './initials.ts';

/** Writes the desk's name into the page's title and wherever the page has a place for it. */
export function nameDesk({ deskName, avatar }: ChatSettings): void {
  if (!deskName) return;
  document.title = deskName;
  for (const place of document.querySelectorAll('[data-desk-name]')) place.textContent = deskName;
  for (const place of document.querySelectorAll('[data-desk-initials]')) {
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
