/** The ref of an element that gets the focus as soon as it is there: what it takes the place of in a dialog had it. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
