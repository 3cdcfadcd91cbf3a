import { element } from './screen.ts';

/** Opens and closes the header's menu by mouse and keyboard; calls `onNew` when a new chat is confirmed. */
export function createMenu(onNew: () => void): void {
  const button = element('menu-button');
  const menu = element('menu');
  const item = element('new-chat');
  // In chat.html this element is a dialog.
  const sure = element('sure') as HTMLDialogElement;

  function open(shown: boolean) {
    menu.hidden = !shown;
    button.setAttribute('aria-expanded', String(shown));
    if (shown) item.focus();
  }

  button.addEventListener('click', () => open(menu.hidden === true));
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' && event.key !== 'Tab') return;
    if (event.key === 'Escape') event.preventDefault();
    open(false);
    button.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!menu.hidden && !event.composedPath().includes(menu) && !event.composedPath().includes(button)) open(false);
  });
  item.addEventListener('click', () => {
    open(false);
    sure.returnValue = 'stay';
    sure.showModal();
  });
  sure.addEventListener('close', () => {
    if (sure.returnValue === 'new') onNew();
    else button.focus();
  });
}
