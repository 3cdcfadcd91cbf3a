import { useEffect, useState } from 'react';
import { chime } from './chime.ts';
import { personName } from './person-name.ts';
import { preferred } from './preferences.ts';
import { useDesk } from './use-desk.ts';
import { goTo } from './use-place.ts';

/** Tells of what arrives: aloud to screen readers (the words returned), by sound and by notification if chosen. */
export function useAlerts(openHandoff: string | undefined): string {
  const desk = useDesk();
  const [words, setWords] = useState('');
  useEffect(
    () =>
      desk.onArrival((arrival) => {
        if (arrival.type === 'said') {
          const { person, entry, handoff } = arrival;
          const what = entry.text || entry.files?.map(({ name }) => name).join(', ') || '';
          setWords(handoff === openHandoff ? `${person}: ${what}` : `New message from ${person}`);
          return;
        }
        const { line } = arrival;
        const person = personName(line.person, line.conversation);
        setWords(`${person} is waiting: ${line.problem}`);
        if (!desk.view().me?.available) return;
        if (preferred().sound) chime();
        if (preferred().notify && document.hidden) notify(line.id, person, line.problem);
      }),
    [desk, openHandoff],
  );
  return words;
}

/** Notifications show text as text, whatever stands in it. */
function notify(handoff: string, person: string, problem: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  try {
    const shown = new Notification(`${person} is waiting`, { body: problem, tag: handoff });
    shown.onclick = () => {
      window.focus();
      goTo(handoff);
      shown.close();
    };
  } catch {
    // Some phones' browsers have the name but let only service workers notify.
  }
}
