/** How a form begins that is one line of names and values. Some programs say that of whatever they send, `curl` among them. */
const beginning = /^[\w.%+-]{1,100}=/;

/** The fields of a body that a form sends, with files or without; undefined for any other body. It must be bounded already. */
export async function formIn(body: Uint8Array, contentType = ''): Promise<FormData | undefined> {
  const [type] = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.exec(contentType) ?? [];
  if (type === undefined) return undefined;
  const isLine = !type.toLowerCase().startsWith('multipart');
  if (isLine && !beginning.test(Buffer.from(body.subarray(0, 200)).toString('latin1'))) return undefined;
  try {
    // The body of a request is never shared memory.
    return await new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'content-type': contentType } }).formData();
  } catch {
    return undefined;
  }
}
