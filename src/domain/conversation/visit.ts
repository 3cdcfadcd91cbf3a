/** Where somebody writes from, as their browser and the site around the chat say; none of it is proven. */
export type Visit = {
  /** The address of the page, without what follows its path. */
  readonly page?: string;
  readonly title?: string;
  /** "Safari 18, iPhone". */
  readonly browser?: string;
  /** A BCP 47 tag. */
  readonly language?: string;
  /** What they answered before they could write. */
  readonly told?: { readonly name?: string; readonly mail?: string };
  /** What the site says of them, by its own names. */
  readonly values?: Readonly<Record<string, string>>;
};
