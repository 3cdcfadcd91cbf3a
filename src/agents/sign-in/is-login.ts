/** Whether a text in lower case can be a login. */
export function isLogin(text: string): boolean {
  return /^[a-z0-9][\w.@+-]{0,99}$/.test(text);
}
