/** Markup that is safe to put into a page as it is. */
export type Html = { readonly html: string };

type Part = string | number | Html | readonly Html[];

/** Markup from a template: what is filled in is escaped, unless it is markup itself. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.map((text, at) => text + markup(parts[at] ?? '')).join('') };
}

function markup(part: Part): string {
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return 'html' in part ? part.html : part.map((each) => each.html).join('');
}
