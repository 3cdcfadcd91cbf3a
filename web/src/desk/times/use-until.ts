import { useEffect, useState } from 'react';

/** True until a time, ms since 1970; redraws when it is reached. */
export function useUntil(moment: number): boolean {
  const [, drawAgain] = useState(0);
  useEffect(() => {
    const left = moment - Date.now();
    if (left <= 0) return;
    const timer = setTimeout(() => drawAgain(moment), left + 20);
    return () => clearTimeout(timer);
  }, [moment]);
  return moment > Date.now();
}
