import type { Page } from 'playwright-core';

/** A file of so many bytes, made in the page: sending it there would take a busy machine a minute. */
export function fileOf(name: string, bytes: number): string {
  return `new File([new Uint8Array(${bytes})], '${name}')`;
}

/** Pastes a file into the chat's box, or drops it there; `file` is what makes it in the page. */
export async function giveFile(page: Page, how: 'paste' | 'drop', file: string): Promise<void> {
  await page.evaluate(`(async () => {
    const data = new DataTransfer();
    data.items.add(await ${file});
    const init = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data };
    const event = '${how}' === 'paste' ? new ClipboardEvent('paste', init) : new DragEvent('drop', init);
    document.querySelector('[data-fixpath=box]').dispatchEvent(event);
  })()`);
}
