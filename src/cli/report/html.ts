/** Markup that is safe to insert into a page as it is. */
export type Html = { readonly html: string };

type Part = string | number | Html | readonly Html[];

/** A template tag for markup: values are escaped, unless they are markup themselves. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.map((text, at) => text + markup(parts[at] ?? '')).join('') };
}

function markup(part: Part): string {
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return 'html' in part ? part.html : part.map((each) => each.html).join('');
}
