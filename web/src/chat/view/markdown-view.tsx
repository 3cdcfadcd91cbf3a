/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { type MarkdownBlock, type MarkdownSpan, parseMarkdown } from '../../../../src/domain/text/parse-markdown.ts';
import { safeTarget } from '../../../../src/domain/text/safe-target.ts';
import { settingsPathIn } from '../../../../src/domain/text/settings-path-in.ts';
import { withPathLines } from './path-lines.ts';
import { PathView, type SwitchWords } from './path-view.tsx';

/** A reply of the desk. Its words become text nodes; no part of it is ever read as HTML. */
export function MarkdownView({ text, words }: { readonly text: string; readonly words?: SwitchWords }) {
  return <>{parseMarkdown(withPathLines(text)).map((part) => wayIn(part, words) ?? block(part))}</>;
}

/** A way through settings, drawn; undefined for anything else. */
function wayIn(part: MarkdownBlock, words: SwitchWords | undefined): ComponentChildren {
  const [inner, more] = part.type === 'quote' ? part.blocks : [];
  if (!words || more || inner?.type !== 'paragraph') return undefined;
  const path = settingsPathIn(inner.spans.map((each) => (each.type === 'text' ? each.text : '')).join(''));
  return path && <PathView path={path} words={words} />;
}

function block(part: MarkdownBlock): ComponentChildren {
  switch (part.type) {
    case 'paragraph':
      return <p dir="auto">{part.spans.map(span)}</p>;
    case 'heading':
      return (
        <p dir="auto">
          <strong>{part.spans.map(span)}</strong>
        </p>
      );
    case 'list': {
      const items = part.items.map((item) => <li dir="auto">{item.map((each) => tight(each, item.length))}</li>);
      return part.start === undefined ? <ul>{items}</ul> : <ol start={part.start}>{items}</ol>;
    }
    case 'quote':
      return <blockquote dir="auto">{part.blocks.map(block)}</blockquote>;
    case 'code':
      return (
        <pre dir="ltr">
          <code>{part.text}</code>
        </pre>
      );
    case 'rule':
      return <hr />;
  }
}

/** The words of an item that has nothing else stand in it without a paragraph around them. */
function tight(part: MarkdownBlock, count: number): ComponentChildren {
  return part.type === 'paragraph' && count === 1 ? part.spans.map(span) : block(part);
}

function span(part: MarkdownSpan): ComponentChildren {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'code':
      return <code>{part.text}</code>;
    case 'strong':
      return <strong>{part.spans.map(span)}</strong>;
    case 'emphasis':
      return <em>{part.spans.map(span)}</em>;
    case 'break':
      return <br />;
    case 'picture':
      return /^https?:\/\//i.test(part.target) ? <img src={part.target} alt={part.text} loading="lazy" /> : part.text;
    case 'link': {
      const target = safeTarget(part.target);
      return target === undefined ? part.spans.map(span) : <OutLink target={target}>{part.spans.map(span)}</OutLink>;
    }
  }
}

/** A link away from the chat, in a tab of its own. */
export function OutLink({ target, children }: { readonly target: string; readonly children?: ComponentChildren }) {
  return (
    <a href={target} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
