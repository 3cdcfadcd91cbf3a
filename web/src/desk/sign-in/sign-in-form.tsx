import './sign-in.css';
import { Button, Divider, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Logo } from '../parts/logo.tsx';
import { usePlace } from '../parts/use-place.ts';
import { tell } from '../parts/words.ts';
import { PasswordForm } from './password-form.tsx';
import { forgetSignInRefusal, refusalWords, signInRefusal } from './sign-in-refusal.ts';
import { providerAddress, signInWays } from './sign-in-ways.ts';

/** What is shown before signing in: the ways to do so, and why the last attempt failed. */
export function SignInForm({ deskName }: { readonly deskName: string }) {
  const { password, provider } = signInWays();
  const [fault, setFault] = useState(() => {
    const why = signInRefusal();
    return why && refusalWords(why, provider ?? tell('sign-in', 'provider'), password);
  });
  useEffect(forgetSignInRefusal, []);
  usePlace(); // The provider's address contains the way back to this place.
  return (
    <main className="sign-in">
      <section aria-labelledby="sign-in-title">
        <Logo name={deskName} />
        <h1 id="sign-in-title">{deskName}</h1>
        <p className="soft">{tell('sign-in', 'for-agents')}</p>
        {fault && (
          <MessageBar intent="error" politeness="assertive" layout="multiline">
            <MessageBarBody>{fault}</MessageBarBody>
          </MessageBar>
        )}
        {provider !== undefined && (
          <Button as="a" href={providerAddress()} appearance="primary" size="large">
            {tell('sign-in', 'with', { provider })}
          </Button>
        )}
        {provider !== undefined && password && <Divider>{tell('sign-in', 'or')}</Divider>}
        {password && <PasswordForm isFirst={provider === undefined} onFault={setFault} />}
      </section>
    </main>
  );
}
