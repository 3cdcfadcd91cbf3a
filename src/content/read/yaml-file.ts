/** Keys and indexes from the top of a file to one of its nodes. */
export type Path = readonly (string | number)[];

/** One content file as it was read: its value, and the line of each of its nodes. */
export type YamlFile = {
  /** Relative to the content root, with slashes. */
  readonly file: string;
  /** What the YAML says; nothing is promised of its shape. */
  readonly value: unknown;
  /** The line of the node, from 1; of a key's value the key's. A node that is not there has its parent's line. */
  readonly line: (path: Path) => number;
};

/** A node of a content file. */
export type Place = { readonly source: YamlFile; readonly path: Path };

/** The place of a node below another. */
export function below(place: Place, ...keys: Path): Place {
  return { source: place.source, path: [...place.path, ...keys] };
}
