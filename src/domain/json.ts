/** A value as JSON knows it. What a channel sends us is kept as this and read only by that channel. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };
