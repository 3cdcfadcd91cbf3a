import './top-bar.css';
import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemLink,
  MenuItemSwitch,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Switch,
  Tooltip,
} from '@fluentui/react-components';
import {
  AlertOffRegular,
  AlertRegular,
  ArrowDownloadRegular,
  FlashRegular,
  KeyboardRegular,
  QuestionCircleRegular,
  SignOutRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { prefer, usePreferences } from './client/preferences.ts';
import { useDesk, useView } from './client/use-desk.ts';
import { InboxDialog } from './inbox/inbox-dialog.tsx';
import { useCommand } from './keys/commands.ts';
import { Avatar } from './parts/avatar.tsx';
import { Logo } from './parts/logo.tsx';
import { tell } from './parts/words.ts';
import { chime } from './queue/chime.ts';

type TopBarParts = {
  readonly deskName: string;
  /** Left out where single keys do nothing. */
  readonly onShowKeys?: () => void;
};

export function TopBar({ deskName, onShowKeys }: TopBarParts) {
  const desk = useDesk();
  const me = useView((view) => view.me);
  const isAgent = me?.may.includes('conversations') ?? false;
  const isAvailable = me?.available ?? false;
  const [isInboxShown, showInbox] = useState(false);
  const flip = () => void desk.setAvailable(!isAvailable);
  useCommand('a', isAgent ? flip : undefined);
  return (
    <header className="top">
      <Logo name={deskName} />
      <h1>{deskName}</h1>
      {isAgent && (
        <>
          <Switch
            className="available"
            checked={isAvailable}
            onChange={flip}
            labelPosition="before"
            label={tell('page', isAvailable ? 'available' : 'not-available')}
            aria-label={tell('page', 'available')}
          />
          <Alerts />
        </>
      )}
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" className="me" aria-label={tell('page', 'my-menu', { agent: me?.name ?? '' })}>
            <Avatar name={me?.name ?? ''} />
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <p className="menu-name">{me?.name}</p>
          <MenuList>
            <MenuDivider />
            {isAgent && (
              <MenuItem icon={<FlashRegular />} onClick={() => desk.editCanned(true)} secondaryContent="e">
                {tell('canned', 'title')}
              </MenuItem>
            )}
            {onShowKeys && (
              <MenuItem icon={<KeyboardRegular />} onClick={onShowKeys} secondaryContent="?">
                {tell('keys', 'title')}
              </MenuItem>
            )}
            {isAgent && me?.may.includes('inbox') && (
              <MenuItem icon={<QuestionCircleRegular />} onClick={() => showInbox(true)}>
                {tell('inbox', 'title')}
              </MenuItem>
            )}
            {me?.may.includes('audit') && (
              <>
                <MenuItemLink icon={<ArrowDownloadRegular />} href="desk/api/audit?as=csv" download>
                  {tell('page', 'audit-csv')}
                </MenuItemLink>
                <MenuItemLink icon={<ArrowDownloadRegular />} href="desk/api/audit?as=json" download>
                  {tell('page', 'audit-json')}
                </MenuItemLink>
              </>
            )}
            <MenuItem icon={<SignOutRegular />} onClick={() => void desk.signOut()}>
              {tell('page', 'sign-out')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <InboxDialog isOpen={isInboxShown} onClose={() => showInbox(false)} />
    </header>
  );
}

/** Sound, which is on until the agent switches it off, and notifications, for which the browser has to be asked. */
function Alerts() {
  const { sound, notify } = usePreferences();
  const canNotify = 'Notification' in window && Notification.permission !== 'denied';
  const chosen = [...(sound ? ['sound'] : []), ...(notify ? ['notify'] : [])];
  const choose = async (names: readonly string[]) => {
    const isSound = names.includes('sound');
    if (isSound && !sound) chime();
    const wanted = names.includes('notify');
    const granted =
      wanted && (Notification.permission === 'granted' || (await Notification.requestPermission()) === 'granted');
    prefer({ sound: isSound, notify: granted });
  };
  const words = tell('page', sound || notify ? 'alerts-on' : 'alerts-off');
  return (
    <Menu
      positioning="below-end"
      checkedValues={{ alerts: chosen }}
      onCheckedValueChange={(_, { checkedItems }) => void choose(checkedItems)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={words} relationship="label">
          <Button appearance="subtle" icon={sound || notify ? <AlertRegular /> : <AlertOffRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemSwitch name="alerts" value="sound">
            {tell('page', 'alerts-sound')}
          </MenuItemSwitch>
          <MenuItemSwitch name="alerts" value="notify" disabled={!canNotify}>
            {tell('page', canNotify ? 'alerts-notify' : 'alerts-blocked')}
          </MenuItemSwitch>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
