import './entry-files.css';
import { ArrowDownloadRegular, DocumentRegular } from '@fluentui/react-icons';
import { fileSize } from '../../../../src/domain/text/file-size.ts';
import type { DeskEntry } from '../../../../src/domain/wire/desk-wire.ts';
import { readersLocale } from '../../readers-locale.ts';

type Files = NonNullable<DeskEntry['files']>;

/** Shows pictures and offers other files for download; only files of our own server. */
export function EntryFiles({ files }: { readonly files: Files }) {
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          <EntryFile file={file} />
        </li>
      ))}
    </ul>
  );
}

/** Characters that reverse the writing direction, which can make "gpj.exe" look like "exe.jpg". */
const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function EntryFile({ file }: { readonly file: Files[number] }) {
  const { url, bytes, isPicture } = file;
  const name = file.name.replace(turns, '');
  const address = ownAddress(url);
  if (address === undefined) return <span className="file">{name}</span>;
  if (isPicture)
    return (
      <a className="picture" href={address} target="_blank" rel="noopener noreferrer">
        <img src={address} alt={name} loading="lazy" />
      </a>
    );
  return (
    <a className="file" href={address} download={name} rel="noopener noreferrer">
      <DocumentRegular />
      <span className="file-name">{name}</span>
      <span className="file-size">{fileSize(bytes, readersLocale())}</span>
      <ArrowDownloadRegular />
    </a>
  );
}

/** The address of a file, if it is one of ours: `…/files/<id>` on this origin or the operator's public one. */
function ownAddress(url: string): string | undefined {
  try {
    const { protocol, pathname, search } = new URL(url, location.href);
    const [, file] = /(?:^|\/)(files\/[^/]+)$/.exec(pathname) ?? [];
    // Relative, so that only this origin is asked, and under the path by which it is reached.
    return file === undefined || !/^https?:$/.test(protocol) ? undefined : `${file}${search}`;
  } catch {
    return undefined;
  }
}
