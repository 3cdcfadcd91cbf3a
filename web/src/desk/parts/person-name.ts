/** What a person is called here. Visitors of the web chat gave no name; a mark tells them apart. */
export function personName(name: string | undefined, conversation: string): string {
  const given = name?.trim();
  if (given) return given;
  const mark = conversation
    .replace(/[^a-z0-9]/gi, '')
    .slice(-4)
    .toUpperCase();
  return `Visitor ${mark}`.trim();
}
