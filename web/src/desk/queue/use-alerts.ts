import { useEffect, useState } from 'react';
import { preferred } from '../client/preferences.ts';
import { useDesk } from '../client/use-desk.ts';
import { personName } from '../parts/person-name.ts';
import { goTo } from '../parts/use-place.ts';
import { tell } from '../parts/words.ts';
import { chime } from './chime.ts';
import { isOfTeam } from './is-of-team.ts';

/**
 * Reports arrivals: by sound and notification if the agent wants, and to screen readers by the text returned. `onMoved` gets
 * words that must be seen too, and the handoff they are about, if they are about one.
 */
export function useAlerts(
  openHandoff: string | undefined,
  onMoved: (words: string, handoff: string | undefined) => void,
): string {
  const desk = useDesk();
  const [words, setWords] = useState('');
  useEffect(
    () =>
      desk.onArrival((arrival) => {
        if (arrival.type === 'said') {
          const { person, words: said, handoff, isMine } = arrival;
          const isOpen = handoff === openHandoff;
          setWords(isOpen ? `${person}: ${said}` : tell('queue', 'has-written', { person }));
          if (!isMine || (isOpen && !document.hidden)) return;
          ring(handoff, person, said);
          return;
        }
        if (arrival.type === 'back') {
          const told = tell('page', 'back');
          setWords(told);
          onMoved(told, undefined);
          return;
        }
        const { line } = arrival;
        const person = personName(line.person, line.conversation, tell);
        if (arrival.type !== 'waiting') {
          const agent = arrival.type === 'mentioned' ? arrival.mention.by : arrival.by.name;
          const told = tell('queue', arrival.type, { agent, person });
          setWords(told);
          onMoved(told, line.id);
          ring(line.id, told, line.problem);
          return;
        }
        const { me } = desk.view();
        if (!me || !isOfTeam(line, preferred().team, me)) return;
        const title = tell('queue', arrival.isAgain ? 'is-still-waiting' : 'is-waiting', { person });
        setWords(`${title}: ${line.problem}`);
        if (me.available) ring(line.id, title, line.problem);
      }),
    [desk, openHandoff, onMoved],
  );
  return words;
}

/** By sound, and where the page is out of sight by a notification, each if the agent wants. */
function ring(handoff: string, title: string, body: string): void {
  const { sound, notify: notifies } = preferred();
  if (sound) chime();
  if (notifies && document.hidden) notify(handoff, title, body);
}

/** Notifications show plain text, whatever is in it. */
function notify(handoff: string, title: string, body: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  try {
    // A second one about the same conversation replaces the first.
    const shown = new Notification(title, { body, tag: handoff });
    shown.onclick = () => {
      window.focus();
      goTo(handoff);
      shown.close();
    };
  } catch {
    // Some browsers on phones have the API but let only service workers use it.
  }
}
