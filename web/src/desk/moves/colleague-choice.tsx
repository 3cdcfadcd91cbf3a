import { Field, Select, Spinner } from '@fluentui/react-components';
import type { Colleague } from '../../../../src/domain/wire/desk-wire.ts';
import { tell } from '../parts/words.ts';

type ColleagueChoiceParts = {
  /** Undefined until they are known. */
  readonly colleagues: readonly Colleague[] | undefined;
  /** The id of the agent who has the conversation already. */
  readonly current: string | undefined;
  readonly person: string;
};

/** Who is to get the conversation: those who are there stand first. */
export function ColleagueChoice({ colleagues, current, person }: ColleagueChoiceParts) {
  const others = colleagues?.filter(({ id }) => id !== current);
  if (!others) return <Spinner size="tiny" />;
  if (others.length === 0) return <p>{tell('ask', 'assign-none')}</p>;
  return (
    <Field label={tell('ask', 'colleague')} hint={tell('ask', 'assign-hint', { person })}>
      <Select name="choice" autoFocus>
        {others.map(({ id, name, isThere }) => (
          <option key={id} value={id}>
            {tell('ask', isThere ? 'colleague-there' : 'colleague-away', { agent: name })}
          </option>
        ))}
      </Select>
    </Field>
  );
}
