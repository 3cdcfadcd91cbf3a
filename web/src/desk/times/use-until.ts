import { useEffect, useState } from 'react';

/** True until a moment by `performance.now()`, which nobody sets; redraws when it is reached. */
export function useUntil(moment: number): boolean {
  const [, drawAgain] = useState(0);
  useEffect(() => {
    const left = moment - performance.now();
    if (left <= 0) return;
    const timer = setTimeout(() => drawAgain(moment), left + 20);
    return () => clearTimeout(timer);
  }, [moment]);
  return moment > performance.now();
}
