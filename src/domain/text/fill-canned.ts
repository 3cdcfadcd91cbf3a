/** What a canned reply may have filled in: the person's name, the agent's, the ticket's number, the desk's name. */
export const cannedNames = ['name', 'agent', 'ticket', 'desk'] as const;

export type CannedFilling = Readonly<Partial<Record<(typeof cannedNames)[number], string>>>;

/**
 * A canned reply with its {{names}} filled in. One that is not known of this person is left out with the blank before it:
 * "Hello {{name}}," begins "Hello," for somebody without a name. In two braces, because an agent may well write one.
 */
export function fillCanned(text: string, filling: CannedFilling): string {
  const filled = text.replace(/(\s?)\{\{\s*([\w-]+)\s*\}\}/g, (whole, blank: string, written: string) => {
    const name = cannedNames.find((each) => each === written);
    if (name === undefined) return whole;
    const value = filling[name]?.trim();
    return value ? `${blank}${value}` : '';
  });
  return filled.trim();
}
