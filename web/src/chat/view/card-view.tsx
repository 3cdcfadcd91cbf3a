/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { safeTarget } from '../../../../src/domain/text/safe-target.ts';
import type { LineActivity } from '../line/activity.ts';
import { answerOf } from '../state/answer-of.ts';
import { MarkdownView, OutLink } from './markdown-view.tsx';

type CardParts = {
  readonly type: string;
  readonly content: unknown;
  readonly isOpen: boolean;
  readonly say: (answer: LineActivity) => void;
};

/** A part of a card: anything that JSON may hold, read field by field. */
type Part = Readonly<Record<string, unknown>>;

/** An Adaptive Card or a hero card, of which it shows texts, pictures, facts, columns, fields and buttons. */
export function CardView({ type, content, isOpen, say }: CardParts) {
  const card = partOf(content);
  const isAdaptive = type.endsWith('.adaptive');
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        const fields = Object.fromEntries(new FormData(event.currentTarget));
        const { submitter } = event;
        const actions = isAdaptive ? actionsIn(card) : [];
        const action = actions[Number(submitter?.getAttribute('data-action') ?? 0)];
        const given = action?.data;
        if (typeof given === 'string' && Object.keys(fields).length === 0) return say({ type: 'message', text: given });
        say({ type: 'message', text: textOf(action?.title), value: { ...partOf(given), ...fields } });
      }}
    >
      <fieldset disabled={!isOpen}>
        {isAdaptive ? (
          <>
            {partsOf(card.body).map((part) => element(part, card))}
            {buttonRow(partsOf(card.actions), card)}
          </>
        ) : (
          <HeroCard card={card} say={say} />
        )}
      </fieldset>
    </form>
  );
}

function HeroCard({ card, say }: { readonly card: Part; readonly say: CardParts['say'] }) {
  return (
    <>
      {partsOf(card.images).map((image) => picture(image.url, image.alt))}
      {['title', 'subtitle', 'text'].map((key) =>
        textOf(card[key]) ? <MarkdownView text={textOf(card[key])} /> : null,
      )}
      <div class="choices">
        {partsOf(card.buttons).map((button) => {
          const target = button.type === 'openUrl' ? safeTarget(textOf(button.value)) : undefined;
          return target === undefined ? (
            <button type="button" onClick={() => say(answerOf(button))}>
              {textOf(button.title)}
            </button>
          ) : (
            <OutLink target={target}>{textOf(button.title)}</OutLink>
          );
        })}
      </div>
    </>
  );
}

function element(part: Part, card: Part): ComponentChildren {
  const inner = (key: string) => partsOf(part[key]).map((each) => element(each, card));
  switch (part.type) {
    case 'TextBlock':
      return (
        <div class={part.weight === 'Bolder' || part.style === 'heading' ? 'strong' : undefined}>
          <MarkdownView text={textOf(part.text)} />
        </div>
      );
    case 'Image':
      return picture(part.url, part.altText);
    case 'Container':
    case 'Column':
      return <div class="block">{inner('items')}</div>;
    case 'ColumnSet':
      return <div class="columns">{inner('columns')}</div>;
    case 'FactSet':
      return (
        <dl>
          {partsOf(part.facts).map((fact) => (
            <>
              <dt>{textOf(fact.title)}</dt>
              <dd>{textOf(fact.value)}</dd>
            </>
          ))}
        </dl>
      );
    case 'ActionSet':
      return buttonRow(partsOf(part.actions), card);
    case 'Input.Text':
    case 'Input.Number':
      return field(
        part,
        part.isMultiline ? (
          <textarea name={textOf(part.id)} placeholder={textOf(part.placeholder)} />
        ) : (
          <input name={textOf(part.id)} placeholder={textOf(part.placeholder)} required={part.isRequired === true} />
        ),
      );
    case 'Input.ChoiceSet':
      return field(
        part,
        <select name={textOf(part.id)}>
          {partsOf(part.choices).map((choice) => (
            <option value={textOf(choice.value)} selected={choice.value === part.value}>
              {textOf(choice.title)}
            </option>
          ))}
        </select>,
      );
    default:
      return <MarkdownView text={textOf(part.fallbackText) || textOf(part.altText)} />;
  }
}

function field(part: Part, control: ComponentChildren): ComponentChildren {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: every caller hands in a control
    <label>
      {textOf(part.label)}
      {control}
    </label>
  );
}

function buttonRow(actions: readonly Part[], card: Part): ComponentChildren {
  if (actions.length === 0) return null;
  const all = actionsIn(card);
  return (
    <div class="choices">
      {actions.map((action) => {
        const target = action.type === 'Action.OpenUrl' ? safeTarget(textOf(action.url)) : undefined;
        return target === undefined ? (
          <button type="submit" data-action={all.indexOf(action)}>
            {textOf(action.title)}
          </button>
        ) : (
          <OutLink target={target}>{textOf(action.title)}</OutLink>
        );
      })}
    </div>
  );
}

/** Every action of a card, wherever it stands. */
function actionsIn(part: Part): readonly Part[] {
  const within = ['body', 'items', 'columns'].flatMap((key) => partsOf(part[key]).flatMap(actionsIn));
  return [...within, ...partsOf(part.actions)];
}

function picture(url: unknown, words: unknown): ComponentChildren {
  const address = textOf(url);
  return /^(https?:|data:image\/)/i.test(address) ? <img src={address} alt={textOf(words)} /> : null;
}

function partOf(value: unknown): Part {
  return typeof value === 'object' && value !== null ? (value as Part) : {};
}

function partsOf(value: unknown): readonly Part[] {
  return Array.isArray(value) ? value.map(partOf) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
