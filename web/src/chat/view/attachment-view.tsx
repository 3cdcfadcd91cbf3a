/** @jsxImportSource preact */
import type { LineActivity, LineAttachment } from '../line/activity.ts';
import { CardView } from './card-view.tsx';

type AttachmentParts = {
  readonly attachment: LineAttachment;
  /** Whether its buttons can be tapped. */
  readonly isOpen: boolean;
  readonly say: (answer: LineActivity) => void;
};

/** A card, a picture, or a file to fetch. */
export function AttachmentView({ attachment, isOpen, say }: AttachmentParts) {
  const { contentType = '', contentUrl, name = '', content } = attachment;
  if (contentType.startsWith('application/vnd.microsoft.card.'))
    return <CardView type={contentType} content={content} isOpen={isOpen} say={say} />;
  if (contentUrl === undefined || !/^(https?:|blob:|data:image\/)/i.test(contentUrl)) return <p class="file">{name}</p>;
  // The desk sends as pictures only what every browser can show.
  if (/^image\/(png|jpeg|gif|webp|avif)$/.test(contentType))
    return (
      <a class="picture" href={contentUrl} target="_blank" rel="noopener noreferrer">
        <img src={contentUrl} alt={name} />
      </a>
    );
  return (
    <a class="file" href={contentUrl} target="_blank" rel="noopener noreferrer" download={name}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M7 3h7l5 5v13H7zM14 3v5h5" />
      </svg>
      <bdi>{name}</bdi>
    </a>
  );
}
