import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { acceptsForm, forms } from './static-files.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** A quality that costs a page of 20 kB half a millisecond. */
const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };

/**
 * A page in the smallest form that the client takes, with the headers that say so. Only for what holds nothing secret
 * beside words that a stranger could choose: the size would tell.
 */
export async function compressed(html: string, accepted: string) {
  const [form] = forms.find(([coding]) => acceptsForm(accepted, coding)) ?? [];
  const vary = { vary: 'Accept-Encoding, Accept-Language' };
  switch (form) {
    case 'br':
      return { body: await brotli(html, { params }), headers: { ...vary, 'content-encoding': form } };
    case 'gzip':
      return { body: await gzipped(html), headers: { ...vary, 'content-encoding': form } };
    case undefined:
      return { body: html, headers: vary };
  }
}
