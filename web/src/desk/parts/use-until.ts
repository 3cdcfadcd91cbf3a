import { useEffect, useState } from 'react';

/** True until a moment, ms since 1970; then draws once more. */
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
