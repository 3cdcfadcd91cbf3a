import { useEffect, useState } from 'react';
import type { Colleague } from '../../../../src/domain/wire/desk-wire.ts';
import { useDesk } from '../client/use-desk.ts';

/** Who else there is, asked anew each time somebody wants to know; undefined until that is known. */
export function useColleagues(isWanted: boolean): readonly Colleague[] | undefined {
  const desk = useDesk();
  const [colleagues, setColleagues] = useState<readonly Colleague[]>();
  useEffect(() => {
    if (isWanted) void desk.colleagues().then(setColleagues);
  }, [desk, isWanted]);
  return colleagues;
}
