import { Button, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type FormEvent, useRef, useState } from 'react';
import { Mark } from './mark.tsx';
import { useDesk } from './use-desk.ts';

export function SignInForm({ deskName }: { readonly deskName: string }) {
  const desk = useDesk();
  const [fault, setFault] = useState('');
  const [isBusy, setBusy] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = new FormData(event.currentTarget);
    setBusy(true);
    setFault('');
    const heard = await desk.signIn(String(written.get('login')).trim(), String(written.get('password')));
    setBusy(false);
    if (heard.type === 'heard') return;
    setFault(faultWords(heard));
    password.current?.focus();
    password.current?.select();
  };
  return (
    <main className="sign-in">
      <form onSubmit={submit} aria-labelledby="sign-in-title">
        <Mark name={deskName} />
        <h1 id="sign-in-title">{deskName}</h1>
        <p className="soft">For agents. People who need help use the chat.</p>
        {fault && (
          <MessageBar intent="error" politeness="assertive" layout="multiline">
            <MessageBarBody>{fault}</MessageBarBody>
          </MessageBar>
        )}
        <Field label="Login">
          <Input
            name="login"
            size="large"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
          />
        </Field>
        <Field label="Password">
          <Input
            name="password"
            size="large"
            type="password"
            autoComplete="current-password"
            required
            input={{ ref: password }}
          />
        </Field>
        <Button type="submit" appearance="primary" size="large" disabledFocusable={isBusy}>
          {isBusy ? 'Signing in …' : 'Sign in'}
        </Button>
      </form>
    </main>
  );
}

function faultWords(heard: { readonly type: string; readonly status?: number }): string {
  if (heard.type === 'signed-out') return 'Login or password is wrong.';
  if (heard.status === 429) return 'Too many tries. Wait a minute, then try again.';
  return heard.type === 'unreachable'
    ? 'The desk cannot be reached. Check your connection and try again.'
    : 'Signing in did not work. Please try again.';
}
