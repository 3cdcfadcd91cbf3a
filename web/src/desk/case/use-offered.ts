import { type KeyboardEvent, useState } from 'react';

/** Which one is chosen of what is offered above a field; `onKey` is true for a key that was meant for the list. */
export function useOffered<One>(offered: readonly One[], onTake: (one: One) => void) {
  const [chosen, choose] = useState(0);
  const onKey = (event: KeyboardEvent): boolean => {
    const one = offered[chosen];
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && offered.length > 0) choose((chosen + by + offered.length) % offered.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && one !== undefined) onTake(one);
    else return false;
    event.preventDefault();
    return true;
  };
  return { chosen, choose, onKey };
}
