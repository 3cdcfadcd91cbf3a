import { Link, Toast, ToastTitle, ToastTrigger } from '@fluentui/react-components';
import { addressOf } from '../parts/use-place.ts';

type MoveFaultParts = {
  readonly words: string;
  /** The handoff that is in the way. */
  readonly other: string | undefined;
};

/** Why a move came to nothing, with the way to what stood in its way. */
export function MoveFault({ words, other }: MoveFaultParts) {
  const way =
    other === undefined ? null : (
      <ToastTrigger>
        <Link href={addressOf(other)}>Open it</Link>
      </ToastTrigger>
    );
  return (
    <Toast>
      <ToastTitle action={way}>{words}</ToastTitle>
    </Toast>
  );
}
