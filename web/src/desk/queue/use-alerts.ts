import { useEffect, useState } from 'react';
import { preferred } from '../client/preferences.ts';
import { useDesk } from '../client/use-desk.ts';
import { personName } from '../parts/person-name.ts';
import { goTo } from '../parts/use-place.ts';
import { chime } from './chime.ts';
import { isOfTeam } from './is-of-team.ts';

/** Tells of what arrives: aloud to screen readers (the words returned), by sound and by notification if chosen. */
export function useAlerts(openHandoff: string | undefined): string {
  const desk = useDesk();
  const [words, setWords] = useState('');
  useEffect(
    () =>
      desk.onArrival((arrival) => {
        const { sound, notify: notifies, team } = preferred();
        if (arrival.type === 'said') {
          const { person, words: said, handoff, isMine } = arrival;
          const isOpen = handoff === openHandoff;
          setWords(isOpen ? `${person}: ${said}` : `New message from ${person}`);
          if (!isMine || (isOpen && !document.hidden)) return;
          if (sound) chime();
          if (notifies && document.hidden) notify(handoff, person, said);
          return;
        }
        const { line, isAgain } = arrival;
        const { me } = desk.view();
        if (!me || !isOfTeam(line, team, me)) return;
        const title = `${personName(line.person, line.conversation)} is ${isAgain ? 'still ' : ''}waiting`;
        setWords(`${title}: ${line.problem}`);
        if (!me.available) return;
        if (sound) chime();
        if (notifies && document.hidden) notify(line.id, title, line.problem);
      }),
    [desk, openHandoff],
  );
  return words;
}

/** Notifications show text as text, whatever stands in it. */
function notify(handoff: string, title: string, body: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  try {
    // A second one about the same conversation takes the place of the first.
    const shown = new Notification(title, { body, tag: handoff });
    shown.onclick = () => {
      window.focus();
      goTo(handoff);
      shown.close();
    };
  } catch {
    // Some phones' browsers have the name but let only service workers notify.
  }
}
