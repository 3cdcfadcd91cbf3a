import { browserStorage } from '../../browser-storage.ts';
import type { DeskState } from './desk-state.ts';

/** Without a key or a touch for so long an agent has been gone: as long as a walk to the kitchen is not, ms. */
const goneAfter = 5 * 60_000;

/** How much passes before another sign of somebody is stored, ms. */
const notedEvery = 10_000;

type Parts = Pick<DeskState, 'view'> & { readonly setAvailable: (available: boolean) => Promise<void> };

/**
 * Makes an agent available who comes back after a while and is still away, if the desk is set so: a switch that was
 * forgotten makes nobody a ticket. Whoever is away and stays at the page stays away.
 */
export function watchComingBack({ view, setAvailable }: Parts, onBack: () => void): void {
  // Shared by all windows of the browser: whoever works in one is there.
  const stored = browserStorage('localStorage', 'fixpath-desk active');
  const onSign = (): void => {
    const now = Date.now();
    const last = Number(stored.read() ?? 0);
    const isSetBack = now < last;
    if (!isSetBack && now - last < notedEvery) return;
    const { me, settings } = view();
    // Before that it is not known what to do, and the next sign does as well.
    if (!me || !settings) return;
    stored.write(String(now));
    // What the clock said before it was set back tells of no absence.
    if (isSetBack || now - last < goneAfter || me.available || !settings.availableWhenActive) return;
    void setAvailable(true);
    onBack();
  };
  for (const sign of ['keydown', 'pointerdown']) window.addEventListener(sign, onSign, { capture: true });
}
