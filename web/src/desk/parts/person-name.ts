/** A person's name as agents see it. Visitors of the web chat have none; part of the id tells them apart. */
export function personName(name: string | undefined, conversation: string): string {
  const given = name?.trim();
  if (given) return given;
  const mark = conversation
    .replace(/[^a-z0-9]/gi, '')
    .slice(-4)
    .toUpperCase();
  return `Visitor ${mark}`.trim();
}
