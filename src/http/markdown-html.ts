import { type MarkdownBlock, type MarkdownSpan, parseMarkdown } from '../domain/text/parse-markdown.ts';
import { safeTarget } from '../domain/text/safe-target.ts';
import { escaped } from './escaped.ts';

/** Markdown as the very elements that the chat's own script draws of it. */
export function markdownHtml(text: string): string {
  return parseMarkdown(text).map(block).join('');
}

function block(part: MarkdownBlock): string {
  switch (part.type) {
    case 'paragraph':
      return `<p dir="auto">${spans(part.spans)}</p>`;
    case 'heading':
      return `<p dir="auto"><strong>${spans(part.spans)}</strong></p>`;
    case 'list': {
      const items = part.items.map(
        (item) => `<li dir="auto">${item.map((each) => tight(each, item.length)).join('')}</li>`,
      );
      return part.start === undefined
        ? `<ul>${items.join('')}</ul>`
        : `<ol start="${part.start}">${items.join('')}</ol>`;
    }
    case 'quote':
      return `<blockquote dir="auto">${part.blocks.map(block).join('')}</blockquote>`;
    case 'code':
      return `<pre dir="ltr"><code>${escaped(part.text)}</code></pre>`;
    case 'rule':
      return '<hr>';
  }
}

function tight(part: MarkdownBlock, count: number): string {
  return part.type === 'paragraph' && count === 1 ? spans(part.spans) : block(part);
}

function spans(parts: readonly MarkdownSpan[]): string {
  return parts.map(span).join('');
}

function span(part: MarkdownSpan): string {
  switch (part.type) {
    case 'text':
      return escaped(part.text);
    case 'code':
      return `<code>${escaped(part.text)}</code>`;
    case 'strong':
      return `<strong>${spans(part.spans)}</strong>`;
    case 'emphasis':
      return `<em>${spans(part.spans)}</em>`;
    case 'break':
      return '<br>';
    case 'picture':
      return escaped(part.text);
    case 'link': {
      const target = safeTarget(part.target);
      const words = spans(part.spans);
      if (target === undefined) return words;
      return `<a href="${escaped(target)}" target="_blank" rel="noopener noreferrer">${words}</a>`;
    }
  }
}
