import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useRef, useState } from 'react';
import { useDesk } from '../client/use-desk.ts';
import { tell } from '../parts/words.ts';

/** Signing in with login and password. `isFirst`: it is the main way to sign in here. */
export function PasswordForm({
  isFirst,
  onFault,
}: {
  readonly isFirst: boolean;
  readonly onFault: (words: string | undefined) => void;
}) {
  const desk = useDesk();
  const [isBusy, setBusy] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = new FormData(event.currentTarget);
    setBusy(true);
    onFault(undefined);
    const heard = await desk.signIn(String(written.get('login')).trim(), String(written.get('password')));
    setBusy(false);
    if (heard.type === 'heard') return;
    onFault(faultWords(heard));
    password.current?.focus();
    password.current?.select();
  };
  return (
    <form onSubmit={submit} aria-labelledby="sign-in-title">
      <Field label={tell('sign-in', 'login')}>
        <Input
          name="login"
          size="large"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus={isFirst}
        />
      </Field>
      <Field label={tell('sign-in', 'password')}>
        <Input
          name="password"
          size="large"
          type="password"
          autoComplete="current-password"
          required
          input={{ ref: password }}
        />
      </Field>
      <Button type="submit" appearance={isFirst ? 'primary' : 'secondary'} size="large" disabledFocusable={isBusy}>
        {tell('sign-in', isBusy ? 'busy' : 'sign-in')}
      </Button>
    </form>
  );
}

function faultWords(heard: { readonly type: string; readonly status?: number }): string {
  if (heard.type === 'signed-out') return tell('sign-in', 'wrong');
  if (heard.status === 429) return tell('sign-in-refusals', 'too-many', { provider: '' });
  return tell('sign-in', heard.type === 'unreachable' ? 'away' : 'trouble');
}
