import './writer-desk.css';
import { useView } from '../client/use-desk.ts';
import { tell } from '../parts/words.ts';
import { TopBar } from '../top-bar.tsx';
import { InboxList } from './inbox-list.tsx';

/** The page of whoever may not see conversations: the inbox, if that is theirs. */
export function WriterDesk({ deskName }: { readonly deskName: string }) {
  const mayRead = useView((view) => view.me?.may.includes('inbox') ?? false);
  return (
    <div className="writer-desk">
      <TopBar deskName={deskName} />
      <main>
        <h2>{tell('inbox', 'title')}</h2>
        {mayRead ? <InboxList /> : <p>{tell('inbox', 'not-yours')}</p>}
      </main>
    </div>
  );
}
