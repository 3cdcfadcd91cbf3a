/** A text in parts of which every second one stands in an element of its own. Texts are texts, whoever wrote them. */
export function EverySecond({ parts, as: Tag }: { readonly parts: readonly string[]; readonly as: 'kbd' | 'mark' }) {
  let at = 0;
  return parts.map((part, index) => {
    const key = at;
    at += part.length + 1;
    return index % 2 === 1 ? <Tag key={key}>{part}</Tag> : part;
  });
}
