/**
 * The path under which a proxy shows us and which it takes off again, such as `/support`; empty at the root. Cookies and
 * redirects need it: browsers see the address in front of the proxy.
 */
export function mountOf(publicUrl: string | undefined): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
}
