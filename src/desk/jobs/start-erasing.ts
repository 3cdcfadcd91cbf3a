import { type ErasingParts, eraseAsked } from './erase-asked.ts';

/** How often it is looked for erasures that a command has asked for, ms. */
const often = 1000;

/** Erases what was asked for while no server ran, and from then on within a second of being asked. */
export function startErasing(parts: ErasingParts): { readonly close: () => Promise<void> } {
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    await eraseAsked(parts).catch((error: unknown) => {
      if (!isClosed) parts.log.error('failed to erase', { error });
    });
    if (!isClosed) timer = setTimeout(begin, often).unref();
  };
  let looking: Promise<void>;
  const begin = (): void => {
    looking = look();
  };
  looking = look();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
