/** A text with its {names} filled in; a name that nothing is given for stays as it is. */
export function fillIn(text: string, filling: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{([\w-]+)\}/g, (whole, name: string) =>
    String(Object.hasOwn(filling, name) ? filling[name] : whole),
  );
}
