import './banner.css';
import { WifiOffRegular } from '@fluentui/react-icons';
import { useView } from '../client/use-desk.ts';
import { tell } from './words.ts';

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
            {tell('page', 'lost')} {keptWords(unsent)}
          </span>
        </>
      )}
    </div>
  );
}

function keptWords(unsent: number): string {
  if (unsent === 0) return tell('page', 'lost-kept');
  return unsent === 1 ? tell('page', 'lost-one') : tell('page', 'lost-some', { count: unsent });
}
