const scheme = 'fixpath-file:';

/** What stands for a stored file in an envelope, where a link would have expired by the time it is read. */
export function fileMark(id: string): string {
  return `${scheme}${id}`;
}

/** The file that a `contentUrl` of an envelope stands for. Persons cannot write such a mark: it is refused on reading. */
export function fileOf(contentUrl: unknown): string | undefined {
  return typeof contentUrl === 'string' && contentUrl.startsWith(scheme) ? contentUrl.slice(scheme.length) : undefined;
}
