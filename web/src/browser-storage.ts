/** One value in the site's storage; where storage is switched off it is simply not kept. */
export function kept(where: 'localStorage' | 'sessionStorage', name: string) {
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
