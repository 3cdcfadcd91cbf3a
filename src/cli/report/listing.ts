import { type Html, html } from './html.ts';

/** A column's heading, and whether it holds numbers or sentences. */
export type Column = { readonly title: string; readonly kind?: 'number' | 'sentence' };

/** A table that scrolls on its own, by keyboard too, so that the page does not. The first cell heads its row. */
export function listing(label: string, columns: readonly Column[], rows: readonly (readonly Html[])[]): Html {
  const kindOf = (at: number) => {
    const kind = columns[at]?.kind;
    return { html: kind === 'number' ? ' class="n"' : kind === 'sentence' ? ' class="says"' : '' };
  };
  const head = columns.map(({ title }, at) => html`<th scope="col"${kindOf(at)}>${title}</th>`);
  const body = rows.map(
    ([first = html``, ...rest]) =>
      html`<tr><th scope="row"${kindOf(0)}>${first}</th>${rest.map((cell, at) => html`<td${kindOf(at + 1)}>${cell}</td>`)}</tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="list"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** The line below a list that was cut short. */
export function andMore(all: number, shown: number): Html {
  return all > shown ? html`<p class="soft">… and ${all - shown} more.</p>` : html``;
}
