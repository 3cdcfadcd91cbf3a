import { FluentProvider, Toaster, useId } from '@fluentui/react-components';
import { useEffect, useMemo } from 'react';
import { settings } from '../settings.ts';
import { isWaiting } from './client/desk-view.ts';
import { useView } from './client/use-desk.ts';
import { WriterDesk } from './inbox/writer-desk.tsx';
import { CommandsContext, useKeys } from './keys/commands.ts';
import { darkTheme, lightTheme } from './parts/theme.ts';
import { useDark } from './parts/use-dark.ts';
import { tell } from './parts/words.ts';
import { SignInForm } from './sign-in/sign-in-form.tsx';
import { forgetSignInRefusal } from './sign-in/sign-in-refusal.ts';
import { Workplace } from './workplace.tsx';

/** The agents' page: the form to sign in, or the workplace. */
export function DeskPage() {
  const phase = useView((view) => view.phase);
  const isAgent = useView((view) => view.me?.may.includes('conversations') ?? false);
  const isConnected = useView((view) => view.isConnected);
  const waiting = useView((view) => view.queue?.filter(isWaiting).length ?? 0);
  const toaster = useId('toaster');
  const commands = useMemo(() => new Map<string, () => void>(), []);
  const name = settings().deskName;
  useKeys(commands);
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${name}`;
  }, [waiting, name]);
  useEffect(() => {
    if (phase === 'signed-in') forgetSignInRefusal();
  }, [phase]);
  return (
    // The provider has no class of its own: Fluent would copy it to every menu and tooltip.
    <FluentProvider theme={useDark() ? darkTheme : lightTheme}>
      <CommandsContext value={commands}>
        <div className="page">
          {phase === 'opening' && (
            <p className="opening" role="status">
              {tell('page', isConnected === false ? 'away' : 'opening')}
            </p>
          )}
          {phase === 'signed-out' && <SignInForm deskName={name} />}
          {phase === 'signed-in' &&
            (isAgent ? <Workplace deskName={name} toaster={toaster} /> : <WriterDesk deskName={name} />)}
        </div>
      </CommandsContext>
      <Toaster toasterId={toaster} position="bottom-end" />
    </FluentProvider>
  );
}
