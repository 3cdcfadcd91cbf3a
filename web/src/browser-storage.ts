/** A value in the site's storage. If storage is switched off, nothing is stored and nothing fails. */
export function browserStorage(where: 'localStorage' | 'sessionStorage', name: string) {
  return {
    read(): string | undefined {
      try {
        return window[where].getItem(name) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(value: string | undefined): void {
      try {
        if (value === undefined) window[where].removeItem(name);
        else window[where].setItem(name, value);
      } catch {}
    },
  };
}
