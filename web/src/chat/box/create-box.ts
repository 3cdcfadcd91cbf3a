import type { PageWords } from '../../../../src/domain/content/page-words.ts';
import { fillIn } from '../../../../src/domain/text/fill-in.ts';
import { browserStorage } from '../../browser-storage.ts';
import { element } from '../screen.ts';
import { shrinkPicture } from './shrink-picture.ts';

type BoxParts = {
  readonly words: Pick<PageWords, 'too-large' | 'remove-file'>;
  /** What the desk takes in one message, bytes. */
  readonly limit: number;
  readonly send: (text: string, files: readonly File[]) => void;
  readonly typing: () => void;
};

/** How often the desk hears that somebody is still writing, ms. */
const typingEvery = 3000;
const never = Number.NEGATIVE_INFINITY;

/** The field in which people write, and the files that will go with it: by button, drop or paste. */
export function createBox({ words, limit, send, typing }: BoxParts): { readonly submit: () => void } {
  // In chat.html these are a form, a field and a field for files.
  const form = element('box-form') as HTMLFormElement;
  const field = element('box') as HTMLTextAreaElement;
  const picker = element('files') as HTMLInputElement;
  const list = element('chosen');
  const fault = element('box-fault');
  const draft = browserStorage('sessionStorage', `fixpath-draft ${location.pathname}`);
  let files: readonly File[] = [];
  let reading: Promise<void> | undefined;
  let saidTyping = never;

  function grow() {
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight + 2}px`;
    form.classList.toggle('filled', field.value.trim() !== '' || files.length > 0);
  }

  function showFiles() {
    list.replaceChildren(
      ...files.map((file) =>
        rowOf(file.name, words['remove-file'], () => {
          files = files.filter((each) => each !== file);
          showFiles();
          field.focus();
        }),
      ),
    );
    list.hidden = files.length === 0;
    grow();
  }

  async function add(chosen: readonly File[]) {
    fault.hidden = true;
    for (const file of chosen) {
      const small = await shrinkPicture(file);
      const total = files.reduce((sum, { size }) => sum + size, small.size);
      if (total > limit) {
        const mega = Math.floor(limit / 1024 / 1024);
        fault.textContent = fillIn(words['too-large'], { file: file.name, limit: mega });
        fault.hidden = false;
      } else files = [...files, small];
    }
    showFiles();
  }

  function take(chosen: FileList | undefined | null): boolean {
    if (!chosen || chosen.length === 0) return false;
    const given = [...chosen];
    reading = (reading ?? Promise.resolve()).then(() => add(given));
    return true;
  }

  async function submit() {
    const told = fault.textContent;
    await reading;
    const text = field.value.trim();
    if (text === '' && files.length === 0) return;
    if (fault.textContent === told) fault.hidden = true;
    const going = files;
    files = [];
    field.value = '';
    draft.write(undefined);
    saidTyping = never;
    showFiles();
    send(text, going);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  field.addEventListener('keydown', (event) => {
    // The Enter that ends a composition belongs to it; in Safari only its code tells.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    void submit();
  });
  field.addEventListener('input', () => {
    grow();
    draft.write(field.value || undefined);
    const now = performance.now();
    if (field.value.trim() === '' || now - saidTyping < typingEvery) return;
    saidTyping = now;
    typing();
  });
  takeFiles(picker, field, take);

  // What was written before this script ran counts for more than what is left from before the reload.
  if (field.value === '') field.value = draft.read() ?? '';
  grow();
  return { submit: () => void submit() };
}

/** A chosen file in the list, with the button that takes it out again. */
function rowOf(file: string, label: string, remove: () => void): HTMLElement {
  const row = document.createElement('li');
  const name = document.createElement('bdi');
  name.textContent = file;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '×';
  button.setAttribute('aria-label', fillIn(label, { file }));
  button.addEventListener('click', remove);
  row.append(name, button);
  return row;
}

/** Takes files that are picked, pasted into the field, or dropped anywhere; `take` is false where there are none. */
function takeFiles(
  picker: HTMLInputElement,
  field: HTMLTextAreaElement,
  take: (chosen: FileList | undefined | null) => boolean,
): void {
  picker.addEventListener('change', () => {
    take(picker.files);
    picker.value = '';
    field.focus();
  });
  field.addEventListener('paste', (event) => {
    if (take(event.clipboardData?.files)) event.preventDefault();
  });
  document.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
}
