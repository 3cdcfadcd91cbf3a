/** Keys and indexes that lead from the top of a file to a node. */
export type Path = readonly (string | number)[];

/** A content file as it was read: its value, and the line of each node. */
export type YamlFile = {
  /** Relative to the content root, with slashes. */
  readonly file: string;
  /** The value of the YAML, whose shape is unknown. */
  readonly value: unknown;
  /** The line of a node, from 1: for a key's value the key's line, for an absent node its parent's. */
  readonly line: (path: Path) => number;
};

/** A node in a content file. */
export type Place = { readonly source: YamlFile; readonly path: Path };

/** The place of a node below another. */
export function below(place: Place, ...keys: Path): Place {
  return { source: place.source, path: [...place.path, ...keys] };
}
