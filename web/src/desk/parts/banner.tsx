import './banner.css';
import { WifiOffRegular } from '@fluentui/react-icons/svg/wifi-off';
import { useView } from '../client/use-desk.ts';

/** Says that the desk cannot be reached, for as long as that lasts. */
export function Banner() {
  const isAway = useView((view) => view.isConnected === false);
  const unsent = useView((view) => view.outbox.filter(({ state }) => state !== 'refused').length + view.uploads.length);
  return (
    <div className="banner" role="status" hidden={!isAway}>
      {isAway && (
        <>
          <WifiOffRegular />
          <span>
            Connection lost. Trying again …
            {unsent > 0
              ? ` ${unsent === 1 ? 'One message is' : `${unsent} messages are`} kept and sent as soon as it is back.`
              : ' What you write is kept.'}
          </span>
        </>
      )}
    </div>
  );
}
