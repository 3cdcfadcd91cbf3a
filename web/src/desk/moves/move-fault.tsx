import { Link, Toast, ToastTitle, ToastTrigger } from '@fluentui/react-components';
import { addressOf } from '../parts/use-place.ts';
import { tell } from '../parts/words.ts';

type MoveFaultParts = {
  readonly words: string;
  /** The handoff that prevented the move. */
  readonly other: string | undefined;
};

/** Why a move was refused, with a link to the handoff that prevented it. */
export function MoveFault({ words, other }: MoveFaultParts) {
  const way =
    other === undefined ? null : (
      <ToastTrigger>
        <Link href={addressOf(other)}>{tell('ask', 'open-other')}</Link>
      </ToastTrigger>
    );
  return (
    <Toast>
      <ToastTitle action={way}>{words}</ToastTitle>
    </Toast>
  );
}
