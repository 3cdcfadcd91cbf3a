import { FixpathError } from '../../domain/error.ts';
import type { Log } from '../../domain/ports/log.ts';

/**
 * Reloads changed content: one reload at a time, and once more if another was asked for meanwhile. Invalid content is
 * logged and ignored.
 */
export function reloadContent(reload: () => Promise<boolean>, log: Log): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  let again = false;

  const once = async (): Promise<void> => {
    try {
      if (await reload()) log.info('content taken up');
      else log.debug('content unchanged');
    } catch (error) {
      const isFaulty = error instanceof FixpathError && error.code === 'content-faulty';
      if (isFaulty) log.error('content not taken up; the previous one is played on', { faults: error.message });
      else log.error('content not taken up', { error });
    }
  };
  const all = async (): Promise<void> => {
    do {
      again = false;
      await once();
    } while (again);
    underWay = undefined;
  };

  return () => {
    if (underWay) again = true;
    underWay ??= all();
    return underWay;
  };
}
