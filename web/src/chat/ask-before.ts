import { element } from './screen.ts';

/**
 * Asks what the desk wants to know before somebody new can write, if it wants to know anything: the page's own form,
 * less what has no words. Resolves with the answers, or at once with nothing.
 */
export function askBefore(isNew: boolean): Promise<Readonly<Record<string, string>> | undefined> {
  const { body } = document;
  // In chat.html this is a form.
  const form = element('before') as HTMLFormElement;
  for (const label of form.querySelectorAll('label')) if (label.textContent?.trim() === '') label.remove();
  if (!isNew || !body.dataset.before) {
    body.dataset.before = '';
    return Promise.resolve(undefined);
  }
  // On a touch screen the keyboard would cover the greeting.
  if (!matchMedia('(pointer: coarse)').matches) form.querySelector('input')?.focus();
  return new Promise((resolve) => {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      body.dataset.before = '';
      resolve(Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])));
    });
  });
}
