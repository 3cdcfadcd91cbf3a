/** @jsxImportSource preact */
import { fillIn } from '../../../../src/domain/text/fill-in.ts';
import { safeTarget } from '../../../../src/domain/text/safe-target.ts';
import type { CardAction } from '../line/activity.ts';
import { OutLink } from './markdown-view.tsx';
import type { ViewWords } from './transcript-view.tsx';

type ChoicesParts = {
  readonly buttons: readonly CardAction[];
  readonly words: ViewWords;
  readonly choose: (button: CardAction) => void;
};

/** The answers to the open question. One to five stars stand in a row, each called by its number. */
export function ChoicesView({ buttons, words, choose }: ChoicesParts) {
  const areStars = buttons.length > 2 && buttons.every(({ title = '' }) => /^★+$/.test(title));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would make a form of it
    <div class={areStars ? 'choices stars' : 'choices'} data-fixpath="choices" role="group" aria-label={words.choices}>
      {buttons.map((button, index) => {
        const { type, title = '', value } = button;
        const target = type === 'openUrl' && typeof value === 'string' ? safeTarget(value) : undefined;
        if (target !== undefined) return <OutLink target={target}>{title}</OutLink>;
        return (
          <button
            type="button"
            {...(areStars && { 'aria-label': fillIn(words.star, { count: index + 1, most: buttons.length }) })}
            // The second click of a double click answers nothing.
            onClick={({ detail }) => detail < 2 && choose(button)}
          >
            {areStars ? '★' : title}
          </button>
        );
      })}
    </div>
  );
}
