/** An object of which the members that may be missing are optional. */
export type Present<T> = { readonly [K in keyof T as IsMissable<T[K]> extends true ? never : K]: T[K] } & {
  readonly [K in keyof T as IsMissable<T[K]> extends true ? K : never]?: NonNullable<T[K]>;
};

type IsMissable<Value> = undefined extends Value ? true : null extends Value ? true : false;

/**
 * The object without the members that are undefined or null: for what is stored, sent or compared. Where null is a value
 * of its own, as in somebody else's JSON, or a member must not replace an earlier one, spread it conditionally instead.
 */
export function present<const T extends object>(object: T): Present<T> {
  const there: Partial<T> = {};
  for (const key in object) if (object[key] !== undefined && object[key] !== null) there[key] = object[key];
  return there as unknown as Present<T>; // exactly what was dropped; the compiler cannot follow a loop
}
