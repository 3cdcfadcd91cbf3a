import type { Locator } from 'playwright-core';

/** A style property of an element as the browser computed it. */
export function styleOf(element: Locator, property: string): Promise<string> {
  return element.evaluate(
    (found, name) => found.ownerDocument.defaultView?.getComputedStyle(found).getPropertyValue(name) ?? '',
    property,
  );
}
