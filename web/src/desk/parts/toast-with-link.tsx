import { Link, Toast, ToastTitle, ToastTrigger } from '@fluentui/react-components';
import { addressOf } from './use-place.ts';
import { tell } from './words.ts';

type ToastWithLinkParts = {
  readonly words: string;
  /** The handoff that the words are about, if it is another one than is open. */
  readonly to: string | undefined;
};

/** Words in passing, with a link to the handoff that they are about. */
export function ToastWithLink({ words, to }: ToastWithLinkParts) {
  const way =
    to === undefined ? null : (
      <ToastTrigger>
        <Link href={addressOf(to)}>{tell('ask', 'open-other')}</Link>
      </ToastTrigger>
    );
  return (
    <Toast>
      <ToastTitle action={way}>{words}</ToastTitle>
    </Toast>
  );
}
