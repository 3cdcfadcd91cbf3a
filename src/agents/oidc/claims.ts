/** What the provider tells of somebody, proven to come from there. */
export type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };
