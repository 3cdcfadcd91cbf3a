/** The fields of a body that a form sends, with files or without; undefined for any other body. It must be bounded already. */
export async function formIn(body: Uint8Array, contentType = ''): Promise<FormData | undefined> {
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(contentType)) return undefined;
  try {
    // The body of a request is never shared memory.
    return await new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'content-type': contentType } }).formData();
  } catch {
    return undefined;
  }
}
