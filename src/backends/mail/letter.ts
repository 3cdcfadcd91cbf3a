import { isolated } from '../../domain/text/text-direction.ts';

/** A mail before it is dressed: written once, read as plain text and as HTML. */
export type Letter = { readonly subject: string; readonly parts: readonly Part[] };

export type Part =
  | { readonly type: 'heading' | 'paragraph'; readonly text: string }
  /** What somebody wrote, which stands out; or what nobody need read. */
  | { readonly type: 'words' | 'aside'; readonly text: string }
  /** Words, and the address they lead to. */
  | { readonly type: 'link'; readonly text: string; readonly url: string }
  /** Lines that belong together; `depth` indents, `label` stands out in front. */
  | {
      readonly type: 'list';
      readonly rows: readonly { readonly label: string; readonly text: string; readonly depth?: number }[];
    };

/** The letter's plain text. */
export function textOf({ parts }: Letter): string {
  return `${parts.map(textPart).join('\n\n')}\n`;
}

/** The letter's HTML. Every text in it is text: nothing that anybody wrote becomes markup. */
export function htmlOf({ parts }: Letter): string {
  const style = 'font: 15px/1.5 system-ui, sans-serif; max-width: 44em';
  return `<!doctype html><meta charset="utf-8"><div style="${style}">\n${parts.map(htmlPart).join('\n')}\n</div>\n`;
}

function textPart(part: Part): string {
  switch (part.type) {
    case 'heading':
      return `== ${part.text} ==`;
    case 'paragraph':
    case 'words':
    case 'aside':
      return part.text;
    case 'link':
      return `${part.text}:\n${part.url}`;
    case 'list':
      return part.rows
        .map(
          ({ label, text, depth = 0 }) =>
            `${'  '.repeat(depth)}${label}: ${isolated(text, label).replaceAll('\n', '\n    ')}`,
        )
        .join('\n');
  }
}

function htmlPart(part: Part): string {
  switch (part.type) {
    case 'heading':
      return `<h2 dir="auto" style="font-size: 1.1em">${escaped(part.text)}</h2>`;
    case 'paragraph':
      return `<p dir="auto" style="white-space: pre-line">${escaped(part.text)}</p>`;
    case 'link':
      return `<p dir="auto"><a style="${button}" href="${escaped(part.url)}">${escaped(part.text)}</a></p>`;
    case 'words':
      return `<p dir="auto" style="white-space: pre-line; border-left: 3px solid #0d7062; padding-left: .8em">${escaped(part.text)}</p>`;
    case 'aside':
      return `<p dir="auto" style="font-size: .87em; opacity: .75">${escaped(part.text)}</p>`;
    case 'list':
      return part.rows
        .map(({ label, text, depth = 0 }) => {
          const style = `white-space: pre-line; margin: 0 0 .3em ${depth * 1.5}em`;
          return `<p dir="auto" style="${style}"><b>${escaped(label)}:</b> <bdi>${escaped(text)}</bdi></p>`;
        })
        .join('\n');
  }
}

/** Readable on light and on dark: the mail program chooses which. */
const button =
  'display: inline-block; padding: .5em 1em; border: 2px solid; border-radius: .5em; font-weight: bold; text-decoration: none';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** A text of somebody's without addresses: mail programs make links of whatever looks like one. */
export function withoutLinks(text: string): string {
  return text.replace(/\S+:\/\/\S+|\S*\w\.[\p{L}]{2,}\S*/gu, '…');
}
