/** A link or an image in a Markdown text. */
export type MarkdownLink = { readonly image: boolean; readonly text: string; readonly target: string };

/** The links and images of a text, except those in code spans. A title after the target is left out. */
export function linksOf(markdown: string): readonly MarkdownLink[] {
  return [...withoutCode(markdown).matchAll(/(!?)\[([^\]]*)\]\(([^)]*)\)/g)].map(([, mark, text = '', inner = '']) => ({
    image: mark === '!',
    text: text.trim(),
    target: inner.trim().replace(/\s+(["']).*\1$/, ''),
  }));
}

/** Whether a link is not finished: `[text](https://…` or `[text] (https://…)`. */
export function hasBrokenLink(markdown: string): boolean {
  const rest = withoutCode(markdown).replace(/!?\[[^\]]*\]\([^)]*\)/g, '');
  return /\]\(/.test(rest) || /\]\s+\((?:https?:|mailto:|www\.)/.test(rest);
}

/** The code spans of a text. */
export function codeOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** The text without code spans. */
export function withoutCode(markdown: string): string {
  return markdown.replace(/`[^`\n]*`/g, '');
}
