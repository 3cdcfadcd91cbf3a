import { styleText } from 'node:util';
import type { Reply } from '../../domain/conversation/reply.ts';

/** A reply for the terminal: its Markdown as styles, its buttons numbered. */
export function renderReply(reply: Reply, { showName }: { readonly showName: boolean }): string {
  const { kind, flow, step, choices = [] } = reply;
  const name = showName ? `${styleText('dim', [kind, flow, step].filter(Boolean).join(' '))}\n` : '';
  const buttons = choices.map(({ label }, index) => `  ${styleText('cyan', String(index + 1))} ${label}`);
  return `\n${name}${[markdown(reply.text), ...buttons].join('\n')}`;
}

/** The little Markdown that flows use: bold, code, links, pictures. */
function markdown(text: string): string {
  return text
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, (_, alt: string) => styleText('dim', `[picture: ${alt}]`))
    .replace(
      /\[([^\]]+)\]\((https?:[^)]*)\)/g,
      (_, label: string, url: string) => `${label} (${styleText('underline', url)})`,
    )
    .replace(/\*\*([^*]+)\*\*/g, (_, bold: string) => styleText('bold', bold))
    .replace(/`([^`]+)`/g, (_, code: string) => styleText('bold', code))
    .replace(/\n{3,}/g, '\n\n');
}
