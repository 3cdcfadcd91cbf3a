/** The target of a link if tapping it can do nothing but open a page, a mail or a call; undefined otherwise. */
export function safeTarget(target: string): string | undefined {
  return /^(https?:\/\/[^\s/]|mailto:\S|tel:\+?[\d(])/i.test(target) ? target : undefined;
}
